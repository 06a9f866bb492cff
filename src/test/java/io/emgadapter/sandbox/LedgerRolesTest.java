package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emgadapter.EmgAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The roles of config/postgres/roles.sql are enough, and no more. */
class LedgerRolesTest {
  private static final Path ROLES = Path.of("config/postgres/roles.sql");

  /** Roles are of the whole server, which other tests use too. */
  private final String own = "r" + Long.toString(System.nanoTime(), 36) + "_";

  private final String database = EmbeddedLedger.shared().newDatabase();

  @Test
  void oneRoleMakesTheSchemaAndAnotherWorksInIt() throws Exception {
    sql(database, Files.readString(ROLES).replaceAll("emg_(owner|adapter)", own + "$1"));
    try {
      EmgAdapter.main(new String[] {"migrate", "--spring.datasource.url=" + as("owner")});

      assertThatThrownBy(() -> sql(as("adapter"), "alter table task add column x int"))
          .isInstanceOf(BadSqlGrammarException.class)
          .hasStackTraceContaining("must be owner of table task");
      assertThatThrownBy(() -> sql(as("adapter"), "create table x (x int)"))
          .hasStackTraceContaining("permission denied for schema public");
      assertThat(verdictOfASample()).isEqualTo("ACKNOWLEDGED");
    } finally {
      sql(
          database,
          "drop owned by %1$sadapter; drop owned by %1$sowner; drop role %1$sadapter, %1$sowner"
              .formatted(own));
    }
  }

  /** As on a database that somebody else runs, where nobody is a superuser. */
  @Test
  void theOwnerOfTheDatabaseMayMakeThemWithoutBeingASuperuser() throws Exception {
    String name = database.replaceFirst(".*/([^?]+).*", "$1");
    sql(database, "create role %1$sdba login createrole".formatted(own));
    sql(database, "alter database %s owner to %sdba".formatted(name, own));
    try {
      sql(as("dba"), Files.readString(ROLES).replaceAll("emg_(owner|adapter)", own + "$1"));
      EmgAdapter.main(new String[] {"migrate", "--spring.datasource.url=" + as("owner")});
    } finally {
      sql(database, "alter database %s owner to current_user".formatted(name));
      sql(
          database,
          "drop owned by %1$sadapter, %1$sowner, %1$sdba; drop role %1$sadapter, %1$sowner, %1$sdba"
              .formatted(own));
    }
  }

  private String verdictOfASample() {
    try (Sandbox sandbox = Sandbox.open()) {
      sandbox.startAdapter(
          Map.of(
              "server.port",
              0,
              "spring.datasource.url",
              as("adapter"),
              "emg.ledger.migrate",
              false));
      try (var run = new SampleRun(sandbox.rabbit(), Duration.ofSeconds(60))) {
        return run.of(List.of(Samples.now().named("smarthands-create-0001-other")))
            .getFirst()
            .verdict();
      }
    }
  }

  private String as(String role) {
    return database.replaceAll("user=\\w+", "user=" + own + role);
  }

  private static void sql(String url, String statements) {
    JdbcClient.create(new DriverManagerDataSource(url)).sql(statements).update();
  }
}
