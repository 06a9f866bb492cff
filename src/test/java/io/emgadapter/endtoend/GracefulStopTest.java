package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.Sandbox;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An instance that is asked to end in the middle of its work leaves nothing in doubt. */
class GracefulStopTest {
  private static final int REQUESTS = 300;

  private final Sandbox sandbox = Sandbox.open();

  @AfterEach
  void close() {
    sandbox.close();
  }

  private ConfigurableApplicationContext start() {
    return sandbox.startAdapter(Map.of("server.port", "0"));
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
    ConfigurableApplicationContext first = start();
    Upstream upstream = new Upstream(sandbox, first);
    for (int i = 0; i < REQUESTS; i++) {
      upstream.send(WorkRequests.smartHands("g" + i));
    }
    await().until(() -> count(first, "state <> 'READY'") > 0);
    first.close();

    ConfigurableApplicationContext second = start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> count(second, "state = 'ACKNOWLEDGED'") == REQUESTS);
    assertThat(count(second, "reason is not null")).isZero();
    assertThat(sandbox.equinix().received()).hasSize(REQUESTS);
  }
}
