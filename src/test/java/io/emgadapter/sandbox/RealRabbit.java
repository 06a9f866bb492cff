package io.emgadapter.sandbox;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.rabbitmq.RabbitMQContainer;

/**
 * A real RabbitMQ: in a container where Docker answers, else at {@code RABBITMQ_URL}, else on this
 * machine. In CI it must be there; elsewhere its tests are skipped without one.
 */
public final class RealRabbit implements AutoCloseable {
  private static final String IMAGE = "rabbitmq:4-alpine";
  private static final String LOCAL = "amqp://guest:guest@127.0.0.1:5672";

  private final RabbitBroker broker;

  private RealRabbit(RabbitBroker broker) {
    this.broker = broker;
  }

  /** Finds one, with names of its own on it. */
  public static RealRabbit find() {
    URI address = URI.create(address());
    String[] user = address.getUserInfo().split(":", 2);
    String prefix = "emg-test-" + UUID.randomUUID().toString().substring(0, 8) + ".";
    RealRabbit rabbit =
        new RealRabbit(
            new RabbitBroker(
                address.getHost(), address.getPort(), user[0], user[1], prefix, false));
    String sentence = "No RabbitMQ answers at " + address.getHost() + ":" + address.getPort();
    if (System.getenv("CI") == null) {
      Assumptions.assumeTrue(rabbit.answers(), sentence + "; set RABBITMQ_URL to run these tests");
    } else if (!rabbit.answers()) {
      throw new IllegalStateException(sentence + ", and in CI there must be one");
    }
    return rabbit;
  }

  /** Where it is, and by which names the tests use it. */
  public RabbitBroker broker() {
    return broker;
  }

  private static String address() {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      return Container.START.getAmqpUrl().replace("amqp://", "amqp://guest:guest@");
    }
    String url = System.getenv("RABBITMQ_URL");
    return url == null ? LOCAL : url;
  }

  /** Started once, by the first who needs it; Testcontainers removes it. */
  private static final class Container {
    static final RabbitMQContainer START = start();

    private static RabbitMQContainer start() {
      @SuppressWarnings("resource") // lives as long as this JVM
      RabbitMQContainer container = new RabbitMQContainer(IMAGE);
      container.start();
      return container;
    }
  }

  private boolean answers() {
    CachingConnectionFactory connections = connections();
    try {
      connections.createConnection().close();
      return true;
    } catch (AmqpException e) {
      return false;
    } finally {
      connections.destroy();
    }
  }

  private CachingConnectionFactory connections() {
    CachingConnectionFactory connections =
        new CachingConnectionFactory(broker.host(), broker.port());
    connections.setUsername(broker.user());
    connections.setPassword(broker.password());
    return connections;
  }

  /** Removes everything that was declared under its names. */
  @Override
  public void close() {
    CachingConnectionFactory connections = connections();
    RabbitAdmin admin = new RabbitAdmin(connections);
    admin.deleteQueue(broker.requests());
    admin.deleteQueue(broker.requests() + ".dead");
    admin.deleteQueue(broker.events());
    admin.deleteQueue(broker.prefix() + "sandbox-replies");
    admin.deleteExchange(broker.exchange());
    connections.destroy();
  }
}
