package io.emgadapter.simulator.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.OverflowPolicy;
import org.apache.qpid.server.model.Queue;
import org.apache.qpid.server.model.SystemConfig;
import org.apache.qpid.server.model.VirtualHost;
import org.apache.qpid.server.model.port.AmqpPort;
import org.slf4j.LoggerFactory;

/**
 * Apache Qpid Broker-J in this JVM: AMQP 0-9-1 and AMQP 1.0 on one port of 127.0.0.1, one user,
 * durable messages kept in memory. Several may run at once; nothing outlives {@link #close()}.
 */
public final class EmbeddedBroker implements AutoCloseable {

  /** Where it listens. */
  public static final String HOST = "127.0.0.1";

  /** Its only user. */
  public static final String USER = "guest";

  /** The password of {@link #USER}. */
  public static final String PASSWORD = "guest";

  private static final AtomicInteger STARTED = new AtomicInteger();

  private final Path work;
  private final SystemLauncher launcher;
  private final Broker<?> broker;

  private EmbeddedBroker(Path work, SystemLauncher launcher, Broker<?> broker) {
    this.work = work;
    this.launcher = launcher;
    this.broker = broker;
  }

  /** Starts a broker on a free port; the first in a JVM takes some seconds, later ones do not. */
  public static EmbeddedBroker start() {
    return start(0);
  }

  /** Starts a broker on this port, so that a test can bring one back; 0 takes a free one. */
  public static EmbeddedBroker start(int port) {
    BrokerTraps.beforeStart();
    try {
      Path work = Files.createTempDirectory("embedded-broker");
      String name = "embedded" + STARTED.incrementAndGet();
      return launch(work, BrokerFiles.write(work, name, port, "memory:"));
    } catch (IOException e) {
      throw new IllegalStateException("The embedded broker needs a writable temporary folder.", e);
    }
  }

  private static EmbeddedBroker launch(Path work, Map<String, Object> attributes) {
    var config = new AtomicReference<SystemConfig<?>>();
    var launcher = new SystemLauncher(remember(config));
    try {
      launcher.startup(attributes);
    } catch (Exception e) {
      throw new IllegalStateException("The embedded broker did not start.", e);
    }
    // startup() swallows runtime exceptions: what is missing here failed there.
    Broker<?> broker = config.get() == null ? null : (Broker<?>) config.get().getContainer();
    if (broker == null) {
      remove(work);
      throw new IllegalStateException("The embedded broker did not start; its log says why.");
    }
    BrokerTraps.removeShutdownHook(broker);
    return new EmbeddedBroker(work, launcher, broker);
  }

  private static DefaultSystemLauncherListener remember(AtomicReference<SystemConfig<?>> config) {
    return new DefaultSystemLauncherListener() {
      @Override
      public void onContainerResolve(SystemConfig<?> resolved) {
        config.set(resolved);
      }
    };
  }

  /** The port it listens on, for both protocols. */
  public int port() {
    return broker.getPorts().stream()
        .filter(AmqpPort.class::isInstance)
        .mapToInt(port -> ((AmqpPort<?>) port).getBoundPort())
        .findFirst()
        .orElseThrow();
  }

  /** Makes a durable queue that is not there yet; AMQP 1.0 has no way to ask for one. */
  @SuppressWarnings("unchecked")
  public void createQueue(String name) {
    virtualHost().createChild(Queue.class, Map.of(Queue.NAME, name, Queue.DURABLE, true));
  }

  /** Makes a durable queue that takes so many messages and gives senders no credit beyond. */
  @SuppressWarnings("unchecked")
  public void createQueue(String name, long most) {
    virtualHost()
        .createChild(
            Queue.class,
            Map.of(
                Queue.NAME,
                name,
                Queue.DURABLE,
                true,
                Queue.MAXIMUM_QUEUE_DEPTH_MESSAGES,
                most,
                Queue.OVERFLOW_POLICY,
                OverflowPolicy.PRODUCER_FLOW_CONTROL));
  }

  @SuppressWarnings("rawtypes") // The model names its children by raw classes.
  private Queue<?> queue(String name) {
    for (Queue each : virtualHost().getChildren(Queue.class)) {
      if (each.getName().equals(name)) {
        return each;
      }
    }
    throw new IllegalArgumentException("No queue " + name + "; create it first.");
  }

  /** How many messages a queue holds, those that a consumer has and has not settled included. */
  public int depth(String queue) {
    return queue(queue).getQueueDepthMessages();
  }

  /** How many messages of a queue consumers have and have not settled. */
  public long out(String queue) {
    return queue(queue).getUnacknowledgedMessages();
  }

  /** Cuts every connection, as a failing network would; clients may come back at once. */
  public void dropConnections() {
    broker.getPorts().stream()
        .flatMap(port -> port.getConnections().stream())
        .toList()
        .forEach(connection -> connection.deleteAsync().join());
  }

  private VirtualHost<?> virtualHost() {
    return broker.getVirtualHostNodes().iterator().next().getVirtualHost();
  }

  /** Stops it and forgets every message; takes about a second. */
  @Override
  public void close() {
    launcher.shutdown();
    remove(work);
  }

  private static void remove(Path work) {
    try (Stream<Path> files = Files.walk(work)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException | UncheckedIOException e) {
      LoggerFactory.getLogger(EmbeddedBroker.class).warn("Could not remove {}", work, e);
    }
  }
}
