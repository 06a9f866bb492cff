package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.rest.RestOrder;
import io.emgadapter.simulator.rest.RestSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An order that was placed by REST is followed to its end, with and without notifications. */
class FollowedOrderTest {
  private static final Instant AT = Instant.parse("2026-05-21T02:00:00Z");

  private final RestSimulator equinix = new RestSimulator();
  private final Sandbox sandbox = Sandbox.open();
  private final MovedClock time = new MovedClock();
  private Upstream upstream;
  private JdbcClient sql;
  private RestOrder order;

  @BeforeEach
  void place() {
    Map<String, Object> settings = new HashMap<>(RestRoute.settings(equinix, "rest"));
    // Who found nothing to ask for looks again after a twentieth of this.
    settings.put("emg.subscriptions.default.poll.every", "2m");
    ConfigurableApplicationContext adapter = sandbox.startAdapter(settings);
    upstream = new Upstream(sandbox, adapter);
    sql = adapter.getBean(JdbcClient.class);
    upstream.send(WorkRequests.smartHands("c"));
    JsonNode end = upstream.await("c", "request.completed");
    order = equinix.book().find(end.at("/data/tasks/0/servicerIds/0").asString()).orElseThrow();
  }

  @AfterEach
  void stop() {
    sandbox.close();
    equinix.close();
  }

  /** Lets so much time pass that the order is asked for, and waits until that is recorded. */
  private void poll() {
    int before = polls();
    time.pass(Duration.ofHours(3), sql);
    await().atMost(Duration.ofSeconds(30)).until(() -> polls() > before);
  }

  private int polls() {
    return sql.sql("select poll_fence from equinix_order where poll_owner is null")
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  private List<JsonNode> updates() {
    return upstream.events(order.id()).stream()
        .filter(event -> event.path("type").asString().endsWith("order.updated"))
        .toList();
  }

  private List<JsonNode> updates(int many) {
    return await().atMost(Duration.ofSeconds(30)).until(this::updates, u -> u.size() >= many);
  }

  private static List<String> words(List<JsonNode> updates) {
    return updates.stream().map(event -> event.path("data")).map(FollowedOrderTest::word).toList();
  }

  private static String word(JsonNode data) {
    String said = data.path("description").asString("");
    return data.path("source").asString() + " " + data.path("state").asString(said);
  }

  private void notify(String state, int second) {
    sandbox
        .equinix()
        .notices()
        .send(
            """
            {"Id":"","Source":"","Verb":"Update","Resource":"SmartHands",\
            "CreationTimeUTC":"2026-05-21T02:00:%02dZ","Version":"1.0",\
            "Body":{"ServicerId":"%s","State":"%s"}}\
            """
                .formatted(second, order.id(), state));
  }

  @Test
  void itsStatusItsTechniciansQuestionAndAProposalArePublishedOnce() {
    order.life().move("IN_PROGRESS", AT.plusSeconds(1));
    order.life().note("5-1", "TECHNICIAN_QUERY", "Which of the two?", AT.plusSeconds(2));
    order.life().propose("4-1", AT.plusSeconds(90_000), AT.plusSeconds(3));
    poll();
    poll();
    order.life().move("CLOSED", AT.plusSeconds(9));
    poll();

    List<JsonNode> updates = updates(4);
    assertThat(words(updates))
        .containsExactly(
            "poll InProgress",
            "poll Which of the two?",
            "poll Is that time possible?",
            "poll Closed");
    assertThat(updates)
        .allSatisfy(event -> assertThat(event.at("/data/requestId").asString()).isEqualTo("c"));
    assertThat(updates.get(1).at("/data/question/answer/rest/referenceId").asString())
        .isEqualTo("5-1");
    assertThat(updates.get(2).at("/data/question/kind").asString()).isEqualTo("negotiation");
    int asked = equinix.asked("/colocations/v2/orders/").size();
    time.pass(Duration.ofDays(2), sql);
    await()
        .during(Duration.ofSeconds(2))
        .until(() -> equinix.asked("/colocations/v2/orders/").size() == asked);
  }

  @Test
  void whatANotificationReportedIsNotReportedByAPollToo() {
    notify("InProgress", 5);
    updates(1);
    order.life().move("IN_PROGRESS", AT.plusSeconds(4));
    poll();
    order.life().move("ON_HOLD", AT.plusSeconds(7));
    poll();
    notify("Pending Customer Input", 8);
    updates(3);
    notify("Closed", 9);

    assertThat(words(updates(4)))
        .containsExactly(
            "notification InProgress",
            "poll Pending Customer Input",
            "notification Pending Customer Input",
            "notification Closed");
    assertThat(updates())
        .extracting(event -> event.at("/data/stateChanged").asBoolean())
        .containsExactly(true, true, false, true);
  }
}
