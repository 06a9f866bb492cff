package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.Received;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

class MainWayTest {
  private static Sandbox sandbox;
  private static ConfigurableApplicationContext adapter;
  private static Upstream upstream;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.open();
    adapter = sandbox.startAdapter(Map.of("server.port", "0"));
    upstream = new Upstream(adapter);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void aWorkRequestOnTheQueueEndsInItsFinalEvent() {
    upstream.send(WorkRequests.smartHands("m1"));

    JsonNode end = upstream.await("m1", "request.completed");

    JsonNode data = end.path("data");
    assertThat(data.path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(data.path("context").path("ticket").asString()).isEqualTo("m1");
    assertThat(data.path("tasks").get(0).path("servicerIds").get(0).asString()).startsWith("1-");
    assertThat(upstream.events("m1"))
        .extracting(event -> event.path("sequence").asString())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void theTaskGoesOutAsTheGatewayExpectsIt() {
    upstream.send(WorkRequests.smartHands("m2"));
    upstream.await("m2", "request.completed");

    Received received =
        sandbox.equinix().received().stream()
            .filter(r -> "R-m2".equals(r.requestorId()))
            .findFirst()
            .orElseThrow();
    assertThat(received.signatureValid()).isTrue();
    assertThat(received.messageId()).isEqualTo(received.taskId());
    assertThat(received.subject()).isEqualTo("IOMA-Message");
    assertThat(received.contentType()).isEqualTo("application/json");
    assertThat(received.isData()).isTrue();
    assertThat(java.util.UUID.fromString(received.taskId()).version()).isEqualTo(7);
  }

  @Test
  void anUpdateRightAfterItsCreateGoesWithTheServicerId() {
    upstream.send(WorkRequests.smartHands("m3"));
    upstream.send(WorkRequests.update("m3u", "SmartHands", "m3"));

    JsonNode end = upstream.await("m3u", "request.completed");

    assertThat(end.path("data").path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(sandbox.equinix().received())
        .filteredOn(r -> r.verb().equals("Update"))
        .anySatisfy(r -> assertThat(r.servicerId()).startsWith("1-"));
  }

  @Test
  void aVisitOfSeveralAccountsIsSeveralOrdersAndItsCancelOneTaskForEach() {
    upstream.send(WorkRequests.workVisit("m4", "LD8:00:001AA1", "LD8:00:001BB1"));
    JsonNode created = upstream.await("m4", "request.completed");
    assertThat(created.path("data").path("tasks").get(0).path("servicerIds").size()).isEqualTo(2);

    upstream.send(WorkRequests.cancel("m4x", "WorkVisit", "m4"));

    JsonNode cancelled = upstream.await("m4x", "request.completed");
    assertThat(cancelled.path("data").path("tasks").size()).isEqualTo(2);
    assertThat(cancelled.path("data").path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
  }

  @Test
  void aReferenceThatWasToBeUniqueAndIsNotIsRefusedInEquinixsWords() {
    upstream.send(WorkRequests.smartHands("m5", "SAME", true));
    upstream.await("m5", "request.completed");
    upstream.send(WorkRequests.smartHands("m6", "SAME", true));

    JsonNode task = upstream.await("m6", "task.refused").path("data").path("task");

    assertThat(task.path("statusCode").asInt()).isEqualTo(400);
    assertThat(task.path("description").asString()).startsWith("Processing failed");
  }

  @Test
  void aCopyOfEachEventGoesToTheReplyQueueWithItsCorrelationId() {
    adapter.getBean(AmqpAdmin.class).declareQueue(new Queue("sandbox-replies"));
    upstream.send(WorkRequests.smartHands("m7"), "sandbox-replies", "corr-7");
    upstream.await("m7", "request.completed");

    Message reply = Sandbox.rabbit(adapter).receive("sandbox-replies", 5000);

    assertThat(reply).isNotNull();
    assertThat(reply.getMessageProperties().getCorrelationId()).isEqualTo("corr-7");
  }
}
