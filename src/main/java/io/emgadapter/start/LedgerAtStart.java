package io.emgadapter.start;

import io.emgadapter.subscription.SettingsVerdict;
import io.emgadapter.subscription.SettingsVerdict.SettingsRule;
import io.emgadapter.subscription.UnusableSettings;
import io.emgadapter.work.Outage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;

/**
 * Waits for the database, with a line in the log, and then brings its schema to the version of this
 * program before anything uses it.
 */
final class LedgerAtStart implements FlywayMigrationStrategy {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerAtStart.class);
  private static final Duration LOGGED_EVERY = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String URL = "spring.datasource.url";
  private static final String CONTEXT_EXIT = "spring.context.exit";
  private static final String ON_REFRESH = "onRefresh";
  private static final String NOT_LET_IN = "28";
  private static final String NO_SUCH_DATABASE = "3D";

  private final LedgerSettings settings;
  private final Outage outage =
      new Outage(
          new Outage.Log(LOG, Map.of()),
          "The database of the ledger",
          "the start waits for it",
          LOGGED_EVERY);

  LedgerAtStart(LedgerSettings settings) {
    this.settings = settings;
  }

  @Override
  public void migrate(Flyway flyway) {
    if (ON_REFRESH.equalsIgnoreCase(SpringProperties.getProperty(CONTEXT_EXIT))) {
      LOG.info("This is a training run, which ends before anything is opened");
      return;
    }
    try (StopsWaiting _ = new StopsWaiting()) {
      while (!isReached(flyway)) {
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The process ends before its database was there", e);
    }
    outage.over();
  }

  private boolean isReached(Flyway flyway) {
    DataSource database = flyway.getConfiguration().getDataSource();
    try (Connection _ = database.getConnection()) {
      new Schema(flyway, settings.migrate()).fit();
      return true;
    } catch (SQLException e) {
      refuse(e);
      outage.seen(String.valueOf(e.getMessage()));
      return false;
    } catch (FlywayException e) {
      SQLException cause = sql(e);
      if (cause == null || !isOutage(cause)) {
        throw e;
      }
      outage.seen(String.valueOf(cause.getMessage()));
      return false;
    }
  }

  /** Stops the start because of failures that no waiting can cure. */
  private static void refuse(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    if (state.startsWith(NOT_LET_IN)) {
      throw new UnusableSettings(
          "spring.datasource.username",
          "the database does not let this user in; supply another, or its .password.");
    }
    if (state.startsWith(NO_SUCH_DATABASE)) {
      throw new UnusableSettings(URL, "there is no such database; create it or supply another.");
    }
  }

  private static boolean isOutage(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("08") || state.startsWith("57") || state.startsWith("53");
  }

  private static @Nullable SQLException sql(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  /** Ends the wait when the process is asked to end. */
  private static final class StopsWaiting implements AutoCloseable {
    private final Thread waiting = Thread.currentThread();
    private final Thread hook = new Thread(waiting::interrupt, "end waiting");

    StopsWaiting() {
      Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        LOG.debug("The process ends already, so nothing waits for the database");
      }
    }
  }

  /**
   * The ledger's schema at the start. Settings {@code emg.ledger.*}.
   *
   * @param migrate whether a start may create the schema or bring it to the version of this
   *     program; with {@code false} an older schema stops the start
   */
  @ConfigurationProperties("emg.ledger")
  record LedgerSettings(@DefaultValue("true") boolean migrate) {}

  /**
   * The ledger needs a PostgreSQL. If none is configured, Spring's own message would speak of other
   * databases.
   */
  static final class DatabaseRule implements SettingsRule {
    private static final String URL = "spring.datasource.url";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String FLYWAY = "spring.flyway.enabled";

    private final Environment environment;

    DatabaseRule(Environment environment) {
      this.environment = environment;
    }

    @Override
    public void judge(SettingsVerdict verdict) {
      if (!environment.getProperty(URL, "").startsWith(POSTGRESQL)) {
        verdict.wrong(
            URL,
            "supply where the PostgreSQL of the ledger is, as jdbc:postgresql://host:5432/database,"
                + " with its user and password as spring.datasource.username and .password.");
      }
      if (!environment.getProperty(FLYWAY, Boolean.class, true)) {
        verdict.wrong(
            FLYWAY,
            "without it the schema would not even be looked at; supply emg.ledger.migrate: false,"
                + " which changes nothing and refuses a schema that does not fit.");
      }
      verdict.notice("The ledger is at " + ledger() + ", RabbitMQ at " + rabbit());
    }

    /** Without the parameters, which may hold a password. */
    private String ledger() {
      return environment
          .getProperty(URL, "")
          .replaceFirst("^jdbc:postgresql:/*", "")
          .replaceFirst("\\?.*", "");
    }

    /** Without the users and passwords that addresses may hold. */
    private String rabbit() {
      String host = environment.getProperty("spring.rabbitmq.host", "localhost");
      String port = environment.getProperty("spring.rabbitmq.port", "5672");
      return environment
          .getProperty("spring.rabbitmq.addresses", host + ":" + port)
          .replaceAll("[^,/]*@", "");
    }
  }
}
