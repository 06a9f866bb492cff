package io.emgadapter.command.doctor;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Whether the database is reached, has the schema of this program, and lets the adapter work. */
final class DatabaseIsReady implements Check {
  private static final String WHAT = "database";

  /** One attempt, which does not wait for the pool. */
  private static final String SECONDS = "5";

  /** Tables of the ledger in which this user may not do what the adapter does. */
  private static final String FORBIDDEN =
      """
      select count(*) from pg_catalog.pg_tables t
      where t.schemaname = current_schema() and t.tablename not like 'flyway%'
        and not (has_table_privilege(format('%I.%I', t.schemaname, t.tablename), 'select')
          and has_table_privilege(format('%I.%I', t.schemaname, t.tablename), 'insert'))\
      """;

  private static final String MAY_CREATE =
      "select coalesce(has_schema_privilege(current_schema(), 'create'), false)";

  @Override
  public String what() {
    return WHAT;
  }

  @Override
  public List<Finding> look(ServiceSettings service) {
    List<Finding> findings = new ArrayList<>();
    try (Connection connection = connect(service.part(DataSource.class))) {
      findings.add(Finding.good(WHAT, "this user is let in."));
      findings.add(Clocks.compare("the database", now(connection), service.part(Clock.class)));
      findings.add(schema(service, connection));
    } catch (SQLException e) {
      findings.add(Finding.wrong(WHAT, sentence(e)));
    }
    return findings;
  }

  private static Connection connect(DataSource pool) throws SQLException {
    if (!(pool instanceof HikariDataSource hikari)) {
      return pool.getConnection();
    }
    Properties login = new Properties();
    login.putAll(hikari.getDataSourceProperties());
    login.setProperty("connectTimeout", SECONDS);
    login.setProperty("loginTimeout", SECONDS);
    if (hikari.getUsername() != null) {
      login.setProperty("user", hikari.getUsername());
    }
    if (hikari.getPassword() != null) {
      login.setProperty("password", hikari.getPassword());
    }
    return DriverManager.getConnection(hikari.getJdbcUrl(), login);
  }

  private static Instant now(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      return row.getTimestamp(1).toInstant();
    }
  }

  private static Finding schema(ServiceSettings service, Connection connection)
      throws SQLException {
    MigrationInfoService found = service.part(Flyway.class).info();
    MigrationInfo current = found.current();
    String version = current == null ? "none" : "version " + current.getVersion();
    for (MigrationInfo each : found.all()) {
      if (each.getState().name().startsWith("FUTURE")) {
        return Finding.wrong(
            WHAT,
            "its schema (%s) is newer than this program; start the program that made it, or a later one."
                .formatted(version));
      }
    }
    return found.pending().length > 0
        ? pending(service, connection, version)
        : rights(connection, version);
  }

  private static Finding pending(ServiceSettings service, Connection connection, String version)
      throws SQLException {
    if (!service.environment().getProperty("emg.ledger.migrate", Boolean.class, true)) {
      return Finding.wrong(
          WHAT,
          "its schema (%s) is older than this program; run the command migrate, or set emg.ledger.migrate: true."
              .formatted(version));
    }
    return is(connection, MAY_CREATE)
        ? Finding.good(
            WHAT, "its schema (%s) is brought up to date by the next start.".formatted(version))
        : Finding.wrong(
            WHAT,
            "its schema (%s) is older than this program, and this user may not change it; run the command migrate as the owner, or grant CREATE on the schema."
                .formatted(version));
  }

  private static Finding rights(Connection connection, String version) throws SQLException {
    return is(connection, "select (" + FORBIDDEN + ") = 0")
        ? Finding.good(WHAT, "its schema is that of this program (%s).".formatted(version))
        : Finding.wrong(
            WHAT,
            "this user may not read and write all tables of the ledger; grant it that, as config/postgres/roles.sql does.");
  }

  private static boolean is(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** By the code of the failure: its message may quote what was asked for. */
  private static String sentence(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    if (state.startsWith("28")) {
      return "it does not let this user in; supply spring.datasource.username and .password.";
    }
    if (state.startsWith("3D")) {
      return "there is no such database; create it, or supply another spring.datasource.url.";
    }
    if (state.startsWith("08")) {
      return "it is not reached; look at host and port in spring.datasource.url, whether"
          + " PostgreSQL runs there, and at the firewall.";
    }
    return "it does not do what was asked (SQL state %s); look into its log.".formatted(state);
  }
}
