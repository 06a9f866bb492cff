package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.rest.OAuth;
import io.emgadapter.simulator.rest.RestSimulator;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a refused credential held goes when the right one is there. */
class RefusedCredentialTest {
  private static final int TASKS = 10;

  private static Map<String, Object> settings(RestSimulator equinix, String secret) {
    Map<String, Object> all = new HashMap<>();
    all.put("server.port", "0");
    all.put("emg.subscriptions.default.route.default", "rest");
    all.put("emg.subscriptions.default.rest.base-url", equinix.baseUrl());
    all.put("emg.subscriptions.default.rest.client-id", OAuth.CLIENT_ID);
    all.put("emg.subscriptions.default.rest.client-secret", secret);
    return all;
  }

  @Test
  void whatARefusedCredentialHeldGoesWithinAMinuteOfARestartWithTheRightOne() {
    try (RestSimulator equinix = new RestSimulator();
        Sandbox sandbox = Sandbox.open()) {
      ConfigurableApplicationContext wrong =
          sandbox.startAdapter(settings(equinix, "an old secret"));
      Http http = new Http(Sandbox.httpPort(wrong));
      IntStream.range(0, TASKS)
          .forEach(
              i -> assertThat(http.post(WorkRequests.smartHands("w" + i)).status()).isEqualTo(202));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> equinix.oauth().badAttempts() == 1 && in(wrong, "READY") == TASKS);
      wrong.close();

      ConfigurableApplicationContext right =
          sandbox.startAdapter(settings(equinix, OAuth.CLIENT_SECRET));

      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(in(right, "ACKNOWLEDGED")).isEqualTo(TASKS));
      assertThat(equinix.oauth().badAttempts()).isZero();
    }
  }

  private static long in(ConfigurableApplicationContext adapter, String state) {
    return adapter
        .getBean(JdbcClient.class)
        .sql("select count(*) from task where state = ?")
        .param(state)
        .query(Long.class)
        .single();
  }
}
