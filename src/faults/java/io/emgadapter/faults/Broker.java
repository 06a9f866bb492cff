package io.emgadapter.faults;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.emgadapter.sandbox.RabbitBroker;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The broker between upstream systems and the adapter: the RabbitMQ at {@code RABBITMQ_URL} or on
 * this machine, under names that are removed afterwards; where none answers, or the setting {@code
 * faults.broker} is {@code embedded}, Broker-J.
 */
final class Broker implements AutoCloseable {
  private static final String LOCAL = "amqp://guest:guest@127.0.0.1:5672";

  private final RabbitBroker where;
  private final @Nullable EmbeddedBroker embedded;

  private Broker(RabbitBroker where, @Nullable EmbeddedBroker embedded) {
    this.where = where;
    this.embedded = embedded;
  }

  static Broker find() {
    RabbitBroker real = real();
    if (!System.getProperty("faults.broker", "").equals("embedded") && answers(real)) {
      return new Broker(real, null);
    }
    return embedded(EmbeddedBroker.start());
  }

  /** One that is started and stopped elsewhere. */
  static Broker at(RabbitBroker where) {
    return new Broker(where, null);
  }

  private static Broker embedded(EmbeddedBroker broker) {
    return new Broker(
        new RabbitBroker(
            EmbeddedBroker.HOST,
            broker.port(),
            EmbeddedBroker.USER,
            EmbeddedBroker.PASSWORD,
            "",
            true),
        broker);
  }

  private static RabbitBroker real() {
    String url = System.getenv("RABBITMQ_URL");
    URI uri = URI.create(url == null ? LOCAL : url);
    String[] user = uri.getUserInfo().split(":", 2);
    String prefix = "emg-faults-" + UUID.randomUUID().toString().substring(0, 8) + ".";
    return new RabbitBroker(uri.getHost(), uri.getPort(), user[0], user[1], prefix, false);
  }

  private static boolean answers(RabbitBroker broker) {
    try (Connection connection = connect(broker)) {
      return connection.isOpen();
    } catch (IOException | TimeoutException e) {
      return false;
    }
  }

  RabbitBroker where() {
    return where;
  }

  /** {@code RabbitMQ} or {@code Broker-J}. */
  String kind() {
    return where.isBrokerJ() ? "Broker-J" : "RabbitMQ";
  }

  /** A connection of the campaign's own, past every fault. */
  Connection connect() throws IOException, TimeoutException {
    return connect(where);
  }

  private static Connection connect(RabbitBroker broker) throws IOException, TimeoutException {
    var factory = new ConnectionFactory();
    factory.setHost(broker.host());
    factory.setPort(broker.port());
    factory.setUsername(broker.user());
    factory.setPassword(broker.password());
    factory.setAutomaticRecoveryEnabled(false);
    return factory.newConnection("fault campaign");
  }

  /** Makes the exchange, as the adapter would, and a queue that hears all of it. */
  void declareEvents() {
    with(channel -> {
      channel.exchangeDeclare(where.exchange(), "topic", true);
      channel.queueDeclare(where.events(), true, false, false, null);
      channel.queueBind(where.events(), where.exchange(), "#");
    });
  }

  private interface Work {
    void on(Channel channel) throws IOException;
  }

  private void with(Work work) {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      work.on(channel);
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException("The broker is out of reach.", e);
    }
  }

  /** Removes everything that has these names. */
  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    } else {
      with(channel -> {
        channel.queueDelete(where.requests());
        channel.queueDelete(where.requests() + ".dead");
        channel.queueDelete(where.events());
        channel.exchangeDelete(where.exchange());
      });
    }
  }
}
