package io.emgadapter.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of the campaign's own, which can be stopped and started under load, commits durable.
 */
final class OwnLedger implements Outages.Server, AutoCloseable {
  private final Path folder = World.temporaryFolder();
  private final Path data = folder.resolve("data");
  private final EmbeddedPostgres postgres;
  private String command = "";
  private @Nullable Process again;

  OwnLedger() {
    try {
      postgres =
          EmbeddedPostgres.builder()
              .setRegisterShutdownHook(false)
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setServerConfig("max_connections", "100")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL did not start.", e);
    }
  }

  String database() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  /** As {@code pg_ctl stop -m fast} does: it breaks off what is under way. */
  @Override
  public void stop() throws InterruptedException {
    try {
      command = Files.readString(data.resolve("postmaster.opts")).strip();
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
      new ProcessBuilder("kill", "-INT", pid).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    while (Files.exists(data.resolve("postmaster.pid"))) {
      Thread.sleep(Duration.ofMillis(50));
    }
  }

  /** It refuses to run as root, so it gets a name of its own, as it had before. */
  @Override
  public void start() throws InterruptedException {
    boolean isRoot = System.getProperty("user.name").equals("root");
    try {
      again =
          new ProcessBuilder("sh", "-c", "exec " + (isRoot ? "unshare -U " : "") + command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    while (!answers() && again.isAlive()) {
      Thread.sleep(Duration.ofMillis(100));
    }
  }

  private boolean answers() {
    try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      if (again == null) {
        postgres.close();
      } else {
        again.destroy();
        again.onExit().join();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      World.remove(folder);
    }
  }
}
