package io.emgadapter.faults;

import io.emgadapter.sandbox.RabbitBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A RabbitMQ of the campaign's own, where one is installed; it can be stopped and started. */
final class OwnRabbit implements Outages.Server, AutoCloseable {
  private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
  private static final int EPMD = 4369;
  private static final Duration LONGEST_START = Duration.ofSeconds(90);

  private final Path folder = World.temporaryFolder();
  private final String node = "faults-" + UUID.randomUUID().toString().substring(0, 8);
  private final int port = freePort();
  private final int between = freePort();
  private @Nullable Process process;

  /** Whether there is one, and the name server that it would else leave behind. */
  static boolean isInstalled() {
    return Files.isExecutable(SERVER) && answers(EPMD);
  }

  RabbitBroker where() {
    return new RabbitBroker("127.0.0.1", port, "guest", "guest", "", false);
  }

  @Override
  public void start() throws InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(SERVER.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", folder.toString(),
                "RABBITMQ_NODENAME", node + "@localhost",
                "RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1",
                "RABBITMQ_NODE_PORT", Integer.toString(port),
                "RABBITMQ_DIST_PORT", Integer.toString(between),
                "RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString(),
                "RABBITMQ_LOG_BASE", folder.toString(),
                "RABBITMQ_CONFIG_FILE", folder.resolve("none").toString(),
                "RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long begun = System.nanoTime();
    while (!answers(port)) {
      if (System.nanoTime() - begun > LONGEST_START.toNanos()) {
        throw new IllegalStateException("RabbitMQ did not start.");
      }
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  @Override
  public void stop() {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.onExit().join();
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stop();
    World.remove(folder);
  }
}
