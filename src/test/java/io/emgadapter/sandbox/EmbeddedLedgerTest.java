package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class EmbeddedLedgerTest {

  private final EmbeddedLedger ledger = EmbeddedLedger.shared();

  @Test
  void eachDatabaseIsItsOwn() throws SQLException {
    String one = ledger.newDatabase();
    String other = ledger.newDatabase();

    run(one, "CREATE TABLE task (id int)");

    assertThat(ask(one, "SELECT to_regclass('task') IS NOT NULL")).isEqualTo("t");
    assertThat(ask(other, "SELECT to_regclass('task') IS NOT NULL")).isEqualTo("f");
  }

  @Test
  void itIsPostgres18AndFastButNotDurable() throws SQLException {
    String database = ledger.newDatabase();

    assertThat(ask(database, "SHOW server_version")).startsWith("18.");
    assertThat(ask(database, "SHOW fsync")).isEqualTo("off");
  }

  @Test
  void aDurableOneRunsBesideIt() throws SQLException {
    try (var durable = EmbeddedLedger.start(true)) {
      assertThat(ask(durable.newDatabase(), "SHOW fsync")).isEqualTo("on");
    }
  }

  private static void run(String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
