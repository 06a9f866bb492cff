package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.Sandbox;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An instance that comes to the wire when much of its lease has passed does not send. */
class SleptPastItsLeaseTest {
  private final Sandbox sandbox = Sandbox.open();
  private final ConfigurableApplicationContext adapter =
      sandbox.startAdapter(
          Map.of(
              "server.port", "0", "emg.deadlines.lease", "3s", "emg.dispatch.send-budget", "1s"));
  private static final String SEALING_WAITS =
      """
      create function sealing_waits() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(42);
        return new;
      end $$;
      create trigger sealing_waits before insert or update on task
        for each row when (new.state = 'SENDING') execute function sealing_waits();
      """;

  private final JdbcClient sql = adapter.getBean(JdbcClient.class);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void whatWasSealedTooLongAgoIsKeptBackAndGoesOnceLater() {
    Upstream upstream = new Upstream(sandbox, adapter);
    sql.sql(SEALING_WAITS).update();
    new TransactionTemplate(adapter.getBean(PlatformTransactionManager.class))
        .executeWithoutResult(_ -> {
          sql.sql("select pg_advisory_xact_lock(42)").query().listOfRows();
          upstream.send(WorkRequests.smartHands("slept"));
          await().until(this::somebodyWaitsForHalfALease);
        });
    upstream.await("slept", "request.completed");

    assertThat(sql.sql("select attempts from task").query(Integer.class).single()).isEqualTo(1);
    assertThat(sandbox.equinix().received()).hasSize(1);
  }

  private boolean somebodyWaitsForHalfALease() {
    return sql.sql("select max(clock_timestamp() - waitstart) > interval '1.6 s' from pg_locks")
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }
}
