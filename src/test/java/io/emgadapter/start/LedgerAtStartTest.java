package io.emgadapter.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.EmbeddedLedger;
import io.emgadapter.sandbox.TcpProxy;
import io.emgadapter.start.LedgerAtStart.LedgerSettings;
import io.emgadapter.subscription.UnusableSettings;
import java.net.URI;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class LedgerAtStartTest {
  private final String database = EmbeddedLedger.shared().newDatabase();

  @Test
  void aDatabaseThatComesLateIsWaitedForAndThatIsLoggedOnce(CapturedOutput output)
      throws Exception {
    URI server = URI.create(database.substring("jdbc:".length()));
    try (TcpProxy network = new TcpProxy(server.getHost(), server.getPort())) {
      network.refuse(true);
      String late = database.replaceFirst("//[^/]+/", "//127.0.0.1:" + network.port() + "/");
      Thread start = Thread.ofPlatform().daemon().start(() -> start(late, true));
      await().until(() -> output.toString().contains("the start waits for it"));
      network.refuse(false);

      assertThat(start.join(Duration.ofSeconds(60))).isTrue();
      assertThat(output).contains("The database of the ledger is in reach again");
      assertThat(output.toString().lines().filter(line -> line.contains("the start waits")))
          .hasSize(1);
      assertThat(output).doesNotContain("\tat ");
    }
  }

  @Test
  void aSchemaOfANewerProgramIsRefused() {
    start(database, true);
    sql(
        "insert into flyway_schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success)"
            + " values (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 1, true)");

    assertThatThrownBy(() -> start(database, true))
        .isInstanceOf(UnusableSettings.class)
        .hasMessageContaining("(version 99) is newer than this program");
  }

  @Test
  void anOlderSchemaIsRefusedWhereItMayNotBeMigrated() {
    assertThatThrownBy(() -> start(database, false))
        .isInstanceOf(UnusableSettings.class)
        .hasMessageStartingWith("emg.ledger.migrate: the schema (none) is older");
    start(database, true);
    start(database, false);
  }

  @Test
  void aSchemaThatOthersMadeIsRefusedWithASentence() {
    start(database, true);
    sql("update flyway_schema_history set checksum = 1 where version = '1'");

    assertThatThrownBy(() -> start(database, true))
        .isInstanceOf(UnusableSettings.class)
        .hasMessageContaining("was not made by this program's migrations");
  }

  @Test
  void aDatabaseThatDoesNotExistIsNotWaitedFor() {
    assertThatThrownBy(() -> start(database.replaceFirst("/ledger\\d+", "/nowhere"), true))
        .isInstanceOf(UnusableSettings.class)
        .hasMessageContaining("there is no such database");
  }

  private void sql(String statement) {
    JdbcClient.create(flyway(database).getConfiguration().getDataSource()).sql(statement).update();
  }

  private static void start(String url, boolean migrate) {
    new LedgerAtStart(new LedgerSettings(migrate)).migrate(flyway(url));
  }

  private static Flyway flyway(String url) {
    return Flyway.configure().dataSource(url, null, null).load();
  }
}
