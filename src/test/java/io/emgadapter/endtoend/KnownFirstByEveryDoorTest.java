package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.sandbox.Sandbox;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What was accepted once is answered the same again, though time has moved past its start. */
class KnownFirstByEveryDoorTest {
  private static final Duration PAST_ITS_START = Duration.ofDays(5);

  private final Sandbox sandbox = Sandbox.open();
  private final ConfigurableApplicationContext adapter =
      sandbox.startAdapter(
          Map.of("server.port", "0", "spring.main.sources", MovedClock.Beans.class.getName()));
  private final Upstream upstream = new Upstream(sandbox, adapter);
  private final Http http = new Http(Sandbox.httpPort(adapter));
  private final String visit = WorkRequests.workVisit("v", "LD8:00:000000");

  @AfterEach
  void close() {
    MovedClock.Beans.TIME.backToNow(adapter.getBean(JdbcClient.class));
    sandbox.close();
  }

  @BeforeEach
  void now() {
    MovedClock.Beans.TIME.backToNow(adapter.getBean(JdbcClient.class));
  }

  private void pass() {
    MovedClock.Beans.TIME.pass(PAST_ITS_START, adapter.getBean(JdbcClient.class));
  }

  private static String typeOf(JsonNode event) {
    return event.path("type").asString().replace("io.emgadapter.", "");
  }

  @Test
  void byHttpTheSameIsAcceptedAgainAndOtherContentIsAConflict() {
    assertThat(http.post(visit).status()).isEqualTo(202);
    upstream.await("v", "request.completed");
    pass();

    assertThat(http.post(WorkRequests.workVisit("new", "LD8:00:000000")).status()).isEqualTo(422);
    assertThat(http.post(visit).status()).isEqualTo(202);
    Reply other = http.post(visit.replace("John", "Jane"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problems()).containsExactly("/id id-conflict");
  }

  @Test
  void byTheQueueItHasNoSecondFinalEventAndNoRejection() {
    upstream.send(visit);
    upstream.await("v", "request.completed");
    pass();

    upstream.send(visit);
    upstream.send(WorkRequests.workVisit("after", "LD8:00:000000"));
    upstream.await("after", "request.rejected");

    await()
        .untilAsserted(() ->
            assertThat(upstream.events("v"))
                .extracting(KnownFirstByEveryDoorTest::typeOf)
                .containsOnlyOnce("request.completed")
                .doesNotContain("request.rejected"));
  }
}
