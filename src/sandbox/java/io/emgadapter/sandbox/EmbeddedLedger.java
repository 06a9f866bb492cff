package io.emgadapter.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL beside this JVM, on a free port of 127.0.0.1, in a folder that goes with it. It
 * works as any user, root included.
 */
public final class EmbeddedLedger implements AutoCloseable {

  /** The user of every database. */
  public static final String USER = "postgres";

  /** The password of {@link #USER}; any is taken. */
  public static final String PASSWORD = "postgres";

  private final EmbeddedPostgres postgres;
  private final AtomicInteger databases = new AtomicInteger();

  private EmbeddedLedger(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** The one that tests share, started by the first who asks, without fsync; never close it. */
  public static EmbeddedLedger shared() {
    return Shared.LEDGER;
  }

  /**
   * Starts a server, which runs until it is closed, even if the JVM ends.
   *
   * @param fsync whether a commit waits for the disk; tests need not, measurements must
   */
  public static EmbeddedLedger start(boolean fsync) {
    String durable = fsync ? "on" : "off";
    try {
      return new EmbeddedLedger(
          EmbeddedPostgres.builder()
              // It would stop the server while its clients are still closing.
              .setRegisterShutdownHook(false)
              .setServerConfig("fsync", durable)
              .setServerConfig("synchronous_commit", durable)
              .setServerConfig("full_page_writes", durable)
              .setServerConfig("max_connections", "200")
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL did not start.", e);
    }
  }

  /** Makes an empty database and gives its JDBC URL, user included; any password is taken. */
  public String newDatabase() {
    String name = "ledger" + databases.incrementAndGet();
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("The embedded PostgreSQL gave no database.", e);
    }
    return postgres.getJdbcUrl(USER, name);
  }

  /** Stops the server and removes its folder. */
  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL did not stop.", e);
    }
  }

  private static final class Shared {
    static final EmbeddedLedger LEDGER = start(false);

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(LEDGER::close, "close-shared-ledger"));
    }
  }
}
