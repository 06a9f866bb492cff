package io.emgadapter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.sandbox.EmbeddedLedger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The campaign sees a ledger that does not add up. */
class SumsTest {

  @Test
  void aRequestThatCountsATaskThatIsNotThereOrEndedWithoutAnEventDoesNotAddUp() {
    String database = EmbeddedLedger.shared().newDatabase();
    DriverManagerDataSource source = new DriverManagerDataSource(database);
    Flyway.configure().dataSource(source).load().migrate();
    Sums sums = new Sums(database);
    assertThat(sums.broken()).isEmpty();

    request(source, "gen_random_uuid(), null, 1");
    assertThat(sums.broken()).singleElement().asString().startsWith("18: 1 and not 0");

    request(source, "gen_random_uuid(), ledger_now(), 0");
    assertThat(sums.broken()).anyMatch(each -> each.startsWith("17: 2 and not 1"));
  }

  private static void request(DriverManagerDataSource source, String idEndedAndOpen) {
    JdbcClient.create(source)
        .sql(
            """
            insert into request (id, ended_at, open_tasks, lane, digest_version, digest, sender,
              request_id, subscription, verb, resource)
            select %s, gen_random_uuid(), 1, '', 'itsm', 'r' || count(*), 'default', 'Create',
              'SmartHands' from request\
            """
                .formatted(idEndedAndOpen))
        .update();
  }
}
