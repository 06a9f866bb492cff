package io.emgadapter.bench;

import io.emgadapter.sandbox.EmbeddedLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL with the settings it comes with. Where one is installed, a server of the benchmark's
 * own is started from it, so that its CPU, WAL and statements are all ours; {@code
 * bench.postgres=host:port} takes one that runs (user postgres); else there is the embedded one.
 */
final class Database implements AutoCloseable {
  private static final String SETTING = System.getProperty("bench.postgres", "");

  private final String server;
  private @Nullable Process process;
  private final String command;
  private final @Nullable EmbeddedLedger embedded;
  private final List<String> made = new ArrayList<>();

  private final Path folder;

  private Database(String server, String command, Path folder, @Nullable EmbeddedLedger embedded) {
    this.server = server;
    this.command = command;
    this.folder = folder;
    this.embedded = embedded;
  }

  static Database find(Path folder) {
    Path programs = programs();
    if (!SETTING.isEmpty()) {
      return new Database("jdbc:postgresql://" + SETTING + "/", "", folder, null);
    }
    if (programs != null) {
      return own(programs, folder);
    }
    EmbeddedLedger embedded = EmbeddedLedger.start(true);
    String url = embedded.newDatabase();
    return new Database(url.substring(0, url.lastIndexOf('/') + 1), "", folder, embedded);
  }

  private static @Nullable Path programs() {
    Path root = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(root)) {
      return null;
    }
    try (Stream<Path> versions = Files.list(root)) {
      return versions
          .map(each -> each.resolve("bin"))
          .filter(each -> Files.isExecutable(each.resolve("initdb")))
          .max(Path::compareTo)
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }

  private static Database own(Path programs, Path folder) {
    Path data = folder.resolve("postgres");
    int port = freePort();
    // It refuses to run as root, so root gives it another name of its own.
    String prefix = System.getProperty("user.name").equals("root") ? "unshare -U " : "";
    try {
      sh(folder, prefix + programs.resolve("initdb") + " -A trust -U postgres -D " + data)
          .waitFor();
      String command =
          "exec "
              + prefix
              + programs.resolve("postgres")
              + " -D "
              + data
              + " -p "
              + port
              + " -c listen_addresses=127.0.0.1"
              + " -c unix_socket_directories= -c shared_preload_libraries=pg_stat_statements ";
      Database database =
          new Database("jdbc:postgresql://127.0.0.1:" + port + "/", command, folder, null);
      database.restart("");
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Starts a server of the benchmark's own, anew where it runs, with more options; another's is
   * left as it is.
   */
  void restart(String options) {
    if (command.isEmpty()) {
      return;
    }
    if (process != null) {
      stop(process);
    }
    try {
      process = sh(folder, command + options);
      awaitAnswer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Process sh(Path folder, String command) throws IOException {
    return new ProcessBuilder("sh", "-c", command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile()))
        .start();
  }

  private void awaitAnswer() throws InterruptedException {
    for (int tries = 0; tries < 300; tries++) {
      try (Connection _ = connect("postgres")) {
        return;
      } catch (SQLException e) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("The PostgreSQL of the benchmark did not start.");
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database));
  }

  String url(String database) {
    return server + database + "?user=postgres&password=postgres";
  }

  /** Makes an empty database with a name of the benchmark's own, and counts its statements. */
  String create(String purpose) {
    String name = "emg_bench_" + ProcessHandle.current().pid() + "_" + purpose + "_" + made.size();
    run("postgres", "create database " + name);
    made.add(name);
    run(name, "create extension if not exists pg_stat_statements");
    return name;
  }

  /** Drops one that is needed no more. */
  void drop(String name) {
    run("postgres", "drop database if exists " + name + " with (force)");
    made.remove(name);
  }

  /** Runs statements, each committed by itself. */
  void run(String database, String... statements) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The database did not do: " + String.join("; ", statements), e);
    }
  }

  /** The first number that a query gives; NaN where it cannot be asked. */
  double number(String database, String query) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getDouble(1) : Double.NaN;
    } catch (SQLException e) {
      return Double.NaN;
    }
  }

  /**
   * Bytes of images of whole pages in the WAL between two of its ends; NaN where it says nothing.
   */
  double images(double from, double to) {
    number("postgres", "create extension if not exists pg_walinspect");
    String query =
        "select sum(fpi_size) from pg_get_wal_stats('0/0'::pg_lsn + %.0f, '0/0'::pg_lsn + %.0f)";
    return number("postgres", query.formatted(from, to));
  }

  String text(String query) {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getString(1) : "";
    } catch (SQLException e) {
      return "unknown";
    }
  }

  /** A connection that the caller keeps, as for a transaction held open. */
  Connection open(String database) {
    try {
      return connect(database);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** CPU seconds: of all its processes where it is ours, else of a database's connections. */
  double cpu(String database) {
    if (process != null) {
      return Cpu.ofFamily(process.pid());
    }
    double sum = 0;
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet pids =
            statement.executeQuery(
                "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")) {
      while (pids.next()) {
        double each = Cpu.of(pids.getLong(1));
        sum += Double.isNaN(each) ? 0 : each;
      }
    } catch (SQLException e) {
      return Double.NaN;
    }
    return sum;
  }

  String kind() {
    String version = text("show server_version");
    String how =
        process != null
            ? "installed, a server of the benchmark's own"
            : embedded != null ? "embedded" : "at " + SETTING;
    return "PostgreSQL " + version + " (" + how + ")";
  }

  /** As {@code pg_ctl stop -m fast} does: it waits for nobody. */
  private static void stop(Process process) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.onExit().join();
  }

  @Override
  public void close() {
    if (process == null) {
      List.copyOf(made).forEach(this::drop);
    } else {
      stop(process);
    }
    if (embedded != null) {
      embedded.close();
    }
  }
}
