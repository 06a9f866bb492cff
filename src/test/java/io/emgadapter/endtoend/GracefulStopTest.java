package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.Received;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An instance that is asked to end in the middle of its work leaves nothing in doubt. */
class GracefulStopTest {
  private static final Logger LOG = LoggerFactory.getLogger(GracefulStopTest.class);
  private static final int REQUESTS = 300;
  private static final Map<String, Object> SHORT =
      Map.of(
          "server.port", "0",
          "emg.dispatch.batch", "10",
          "emg.dispatch.emg-in-hand", "20",
          "emg.dispatch.send-budget", "2s",
          "emg.deadlines.lease", "5s",
          "emg.deadlines.undecided", "5s",
          "spring.lifecycle.timeout-per-shutdown-phase", "1s");

  private final Sandbox sandbox = Sandbox.open();

  @AfterEach
  void close() {
    sandbox.close();
  }

  private static long count(ConfigurableApplicationContext adapter, String where) {
    return adapter
        .getBean(JdbcClient.class)
        .sql("select count(*) from task where " + where)
        .query(Long.class)
        .single();
  }

  @Test
  void whatIsInHandIsFinishedAndAnotherInstanceGoesOn() {
    ConfigurableApplicationContext first = sandbox.startAdapter(Map.of("server.port", "0"));
    Upstream upstream = new Upstream(sandbox, first);
    for (int i = 0; i < REQUESTS; i++) {
      upstream.send(WorkRequests.smartHands("g" + i));
    }
    await().until(() -> count(first, "state <> 'READY'") > 0);
    first.close();

    ConfigurableApplicationContext second = sandbox.startAdapter(Map.of("server.port", "0"));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> count(second, "state = 'ACKNOWLEDGED'") == REQUESTS);
    assertThat(count(second, "reason is not null")).isZero();
    assertThat(sandbox.equinix().received()).hasSize(REQUESTS);
  }

  /** Between the two signals nothing reaches the ledger any more, as when the platform kills it. */
  @Test
  void ofAStopThatIsCutShortNothingIsLostAndNothingIsOrderedTwice() {
    ConfigurableApplicationContext first = sandbox.startAdapter(SHORT);
    Upstream upstream = new Upstream(sandbox, first);
    for (int i = 0; i < REQUESTS; i++) {
      upstream.send(WorkRequests.smartHands("s" + i));
    }
    HikariDataSource ledger = first.getBean(HikariDataSource.class);
    await().until(() -> count(first, "state = 'SENDING'") > 0);
    CompletableFuture<Void> stopping = CompletableFuture.runAsync(first::close);
    ledger.close();
    stopping.join();

    ConfigurableApplicationContext second = sandbox.startAdapter(SHORT);
    Upstream after = new Upstream(sandbox, second);
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> new Story(after.events()).ended() == REQUESTS);
    Story story = new Story(after.events());
    LOG.info("{}", story.ends());
    story.assertWhole();
    assertThat(story.ends().keySet()).isSubsetOf("Create ACKNOWLEDGED", "Create PARKED");
    assertThat(sandbox.equinix().received())
        .hasSize(story.ends().get("Create ACKNOWLEDGED").intValue())
        .extracting(Received::requestorId)
        .doesNotHaveDuplicates();
  }
}
