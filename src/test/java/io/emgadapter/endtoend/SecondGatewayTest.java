package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.Sandbox;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Orders for SmartHands go by another gateway than those for visits; the events are the same. */
class SecondGatewayTest {
  private static Sandbox sandbox;
  private static ConfigurableApplicationContext adapter;
  private static Upstream upstream;
  private static ScriptedGateway rest;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.open();
    adapter =
        sandbox.startAdapter(
            Map.of(
                "server.port", "0",
                "spring.main.sources", ScriptedGateway.Beans.class.getName(),
                "emg.subscriptions.default.route.smarthands", "rest",
                "emg.subscriptions.default.undecided.rest", "send-again",
                "emg.deadlines.undecided", "1s"));
    upstream = new Upstream(sandbox, adapter);
    rest = adapter.getBean(ScriptedGateway.class);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void anAnswerAtOnceEndsARequestAsAnAckDoes() {
    upstream.send(WorkRequests.smartHands("s-answered"));
    upstream.send(WorkRequests.workVisit("s-visit", "LD8:00:001AA1"));

    JsonNode end = upstream.await("s-answered", "request.completed");
    JsonNode visit = upstream.await("s-visit", "request.completed");

    assertThat(end.path("data").path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(end.at("/data/tasks/0/servicerIds/0").asString()).isEqualTo("rest-answered");
    assertThat(types("s-answered")).isEqualTo(types("s-visit"));
    assertThat(end.at("/data/tasks/0").propertyNames())
        .containsAll(visit.at("/data/tasks/0").propertyNames());
    assertThat(sandbox.equinix().received()).noneMatch(r -> "SmartHands".equals(r.resource()));
  }

  @Test
  void anAnswerAtOnceThatRefusesIsARefusal() {
    upstream.send(WorkRequests.smartHands("s-rejected"));

    JsonNode end = upstream.await("s-rejected", "request.completed").path("data");

    assertThat(end.path("outcome").asString()).isEqualTo("REFUSED");
    assertThat(end.at("/tasks/0/statusCode").asInt()).isEqualTo(409);
  }

  @Test
  void whatTheGatewayCanNeverTakeIsRefused() {
    upstream.send(WorkRequests.smartHands("s-refused"));

    JsonNode end = upstream.await("s-refused", "request.completed").path("data");

    assertThat(end.path("outcome").asString()).isEqualTo("REFUSED");
    assertThat(end.at("/tasks/0/reason").asString()).isEqualTo("no-such-field");
    assertThat(types("s-refused")).contains("io.emgadapter.task.refused");
  }

  @Test
  void whatDidNotLeaveGoesAgainWithTheSameTextAndMayBeAnsweredByAnAck() {
    upstream.send(WorkRequests.smartHands("s-later"));
    UUID task = await().until(() -> rest.sent("s-later"), java.util.Objects::nonNull);
    sandbox.equinix().rawSend(Ack.to(task.toString()).sealed(sandbox));

    JsonNode end = upstream.await("s-later", "request.completed").path("data");

    assertThat(end.path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(rest.texts("s-later")).hasSize(2);
    assertThat(rest.texts("s-later").stream().distinct()).hasSize(1);
  }

  @Test
  void whatMayHaveArrivedIsNotSentAgainAndIsSetAsideInTheEnd() {
    upstream.send(WorkRequests.smartHands("s-unknown"));

    JsonNode end = upstream.await("s-unknown", "request.completed").path("data");

    assertThat(end.path("outcome").asString()).isEqualTo("PARKED");
    assertThat(end.at("/tasks/0/reason").asString()).isEqualTo("undecided");
    assertThat(rest.texts("s-unknown")).hasSize(1);
  }

  @Test
  void whatIsRefusedWhenItIsSentAgainIsLookedUpBecauseItsFirstSendMayHaveTakenTheReference() {
    upstream.send(WorkRequests.smartHands("s-taken"));

    JsonNode end = upstream.await("s-taken", "request.completed").path("data");

    assertThat(end.path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(end.at("/tasks/0/servicerIds/0").asString()).isEqualTo("rest-taken");
    assertThat(rest.texts("s-taken")).hasSize(2);
    assertThat(types("s-taken")).doesNotContain("io.emgadapter.task.refused");
  }

  @Test
  void anUpdateOfAnOrderThatRestMadeGoesByRest() {
    upstream.send(WorkRequests.smartHands("s-made-answered"));
    upstream.send(WorkRequests.update("s-up", "SmartHands", "s-made-answered"));

    JsonNode end = upstream.await("s-up", "request.completed").path("data");

    assertThat(end.path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(rest.texts("rest-made-answered")).hasSize(1);
  }

  private static List<String> types(String id) {
    return upstream.events(id).stream().map(event -> event.path("type").asString()).toList();
  }
}
