package io.emgadapter.bench;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The broker of AMQP 0-9-1: RabbitMQ at {@code RABBITMQ_URL} or on this machine, under names of the
 * benchmark's own; else the embedded one.
 */
final class Rabbit implements AutoCloseable {
  private static final String LOCAL = "amqp://guest:guest@127.0.0.1:5672";

  private final ConnectionFactory factory = new ConnectionFactory();
  private final @Nullable EmbeddedBroker embedded;
  private final String version;

  private Rabbit(URI address, @Nullable EmbeddedBroker embedded)
      throws IOException, TimeoutException {
    String[] user = address.getUserInfo().split(":", 2);
    factory.setHost(address.getHost());
    factory.setPort(address.getPort());
    factory.setUsername(user[0]);
    factory.setPassword(user[1]);
    this.embedded = embedded;
    try (Connection connection = factory.newConnection()) {
      this.version = String.valueOf(connection.getServerProperties().get("version"));
    }
  }

  static Rabbit find() {
    String url = System.getenv("RABBITMQ_URL");
    try {
      return new Rabbit(URI.create(url == null ? LOCAL : url), null);
    } catch (IOException | TimeoutException e) {
      return embedded();
    }
  }

  private static Rabbit embedded() {
    EmbeddedBroker broker = EmbeddedBroker.start();
    try {
      return new Rabbit(URI.create("amqp://guest:guest@127.0.0.1:" + broker.port()), broker);
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException("No broker answers, not even the embedded one.", e);
    }
  }

  Connection connect() {
    try {
      return factory.newConnection();
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException("The broker does not answer.", e);
    }
  }

  String host() {
    return factory.getHost();
  }

  int port() {
    return factory.getPort();
  }

  String user() {
    return factory.getUsername();
  }

  String password() {
    return factory.getPassword();
  }

  /** Whether there is the embedded one, in which queues of RabbitMQ's kinds are unknown. */
  boolean isEmbedded() {
    return embedded != null;
  }

  /** CPU seconds of the server; NaN where it is not on this machine. */
  double cpu() {
    long pid = embedded == null ? Cpu.pidOf("beam.smp") : 0;
    return pid == 0 ? Double.NaN : Cpu.of(pid);
  }

  String kind() {
    return embedded == null
        ? "RabbitMQ " + version + " (where it is)"
        : "Qpid Broker-J " + version + " (embedded, in the benchmark's process)";
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
