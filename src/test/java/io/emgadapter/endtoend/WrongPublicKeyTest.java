package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.sandbox.Sandbox;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An adapter that was given another public key in the place of Equinix's. */
class WrongPublicKeyTest {
  private static Sandbox sandbox;
  private static ConfigurableApplicationContext adapter;
  private static Http http;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.open();
    String other = sandbox.onboarding().customerPublicKey().toUri().toString();
    adapter =
        sandbox.startAdapter(
            Map.of("server.port", "0", "emg.subscriptions.default.verifying.public-keys", other));
    http = new Http(Sandbox.httpPort(adapter));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void whenNothingVerifiesNothingMoreIsTakenAndHealthSaysWhy() {
    order(0, 10);

    Reply health =
        await().atMost(Duration.ofSeconds(20)).until(this::health, r -> r.status() == 503);
    assertThat(health.body().at("/components/emgOutgoing/details/default").asString())
        .contains("stopped")
        .contains("key");
    assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(200);

    order(10, 40);
    await().until(() -> sandbox.broker().depth(Sandbox.OUTGOING) == 30);
    assertThat(one("select count(*) from parked where reason = 'wrong-signature'")).isEqualTo(10);
    assertThat(one("select count(*) from task where ended_at is not null")).isZero();
  }

  private static void order(int from, int to) {
    IntStream.range(from, to)
        .forEach(
            i -> assertThat(http.post(WorkRequests.smartHands("k" + i)).status()).isEqualTo(202));
  }

  private Reply health() {
    return http.get("/actuator/health");
  }

  private static long one(String query) {
    return adapter.getBean(JdbcClient.class).sql(query).query(Long.class).single();
  }
}
