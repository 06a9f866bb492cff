package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.Received;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The main way; what extends it says over which broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MainWay {
  private Sandbox sandbox;
  private ConfigurableApplicationContext adapter;
  private Upstream upstream;

  /** Opens the sandbox with its broker. */
  abstract Sandbox open();

  @BeforeAll
  void start() {
    sandbox = open();
    adapter = sandbox.startAdapter(Map.of("server.port", "0"));
    upstream = new Upstream(sandbox, adapter);
  }

  @AfterAll
  void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
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
    assertThat(UUID.fromString(received.taskId()).version()).isEqualTo(7);
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
  void aReferenceThatIsToBeUniqueAndIsTakenIsRefusedAtOnce() {
    upstream.send(WorkRequests.smartHands("m5", "SAME", true));
    upstream.await("m5", "request.completed");
    upstream.send(WorkRequests.smartHands("m6", "SAME", true));

    JsonNode problem =
        upstream.await("m6", "request.rejected").path("data").path("problems").get(0);

    assertThat(problem.path("code").asString()).isEqualTo("requestor-id-taken");
    assertThat(problem.path("message").asString()).contains("your request m5");
  }

  @Test
  void aCopyOfEachEventGoesToTheReplyQueueWithItsCorrelationId() {
    String replies = sandbox.rabbit().prefix() + "sandbox-replies";
    adapter.getBean(AmqpAdmin.class).declareQueue(new Queue(replies));
    upstream.send(WorkRequests.smartHands("m7"), replies, "corr-7");
    upstream.await("m7", "request.completed");

    Message reply = Sandbox.rabbit(adapter).receive(replies, 5000);

    assertThat(reply).isNotNull();
    assertThat(reply.getMessageProperties().getCorrelationId()).isEqualTo("corr-7");
  }
}
