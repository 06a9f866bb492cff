package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Queue;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith({SharedAdapter.Lending.class, OutputCaptureExtension.class})
class QueueDoorTest {
  private static final String QUEUE = "emg.work-requests";

  private final SharedAdapter adapter;

  QueueDoorTest(SharedAdapter adapter) {
    this.adapter = adapter;
  }

  @Test
  void aRejectionListsWhatHttpWouldListAndParksTheBytes() {
    String bad =
        "{\"id\": \"q1\", \"verb\": \"Create\", \"resource\": \"SmartHands\", \"body\": {}}";

    adapter.upstream.send(bad);

    JsonNode data = adapter.upstream.await("q1", "request.rejected").path("data");
    assertThat(data.path("problems")).isEqualTo(adapter.http.post(bad).body().path("problems"));
    assertThat(parked(data)).isEqualTo(bad.getBytes(UTF_8));
    awaitSettled();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no json", "[1]", "{\"id\": \"q2\", \"id\": \"q2\"}", "\u0000"})
  void whatCannotBeReadIsRejectedUnderAnIdOfOurOwn(String bad) {
    String mark = UUID.randomUUID().toString();

    adapter.upstream.send(bad.getBytes(UTF_8), message -> message.setCorrelationId(mark));

    String id = await().until(() -> rejectedWith(mark), found -> found.size() == 1).getFirst();
    JsonNode event = adapter.upstream.await(id, "request.rejected");
    assertThat(event.path("data").path("problems")).hasSize(1);
    assertThat(parked(event.path("data"))).isEqualTo(bad.getBytes(UTF_8));
    awaitSettled();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800"})
  void whatIsNoTextIsSettledToo(String sign) {
    String mark = UUID.randomUUID().toString();
    String bad =
        WorkRequests.smartHands("q3").replace("\"ticket\": \"q3\"", "\"ticket\": \"" + sign + "\"");

    adapter.upstream.send(bad.getBytes(UTF_8), message -> message.setCorrelationId(mark));

    await().until(() -> rejectedWith(mark).size() == 1);
    awaitSettled();
  }

  @Test
  void aRejectedMessageThatComesAgainMakesNoSecondEvent() {
    String bad = "{\"id\": \"q4\"}";
    adapter.upstream.send(bad);
    adapter.upstream.await("q4", "request.rejected");

    adapter.upstream.send(bad);
    adapter.upstream.send("{\"id\": \"q4\", \"verb\": \"Create\"}");

    await().until(() -> adapter.upstream.events("q4").size() == 2);
    assertThat(adapter.upstream.events("q4")).extracting(e -> e.path("id")).doesNotHaveDuplicates();
    awaitSettled();
  }

  @Test
  void aReplyQueueThatIsNotAllowedIsAProblemAndGetsNothing() {
    adapter.context.getBean(AmqpAdmin.class).declareQueue(new Queue("somebody-elses"));

    for (String queue : List.of("somebody-elses", QUEUE)) {
      adapter.upstream.send(WorkRequests.smartHands("q5" + queue), queue, "c5");
      JsonNode data = adapter.upstream.await("q5" + queue, "request.rejected").path("data");
      assertThat(data.at("/problems/0/code").asString()).isEqualTo("reply-to-not-allowed");
      adapter.upstream.send("{\"id\": \"q5b" + queue + "\"}", queue, "c5");
      adapter.upstream.await("q5b" + queue, "request.rejected");
    }

    adapter.upstream.send(WorkRequests.smartHands("q5"));
    adapter.upstream.await("q5", "request.completed");
    assertThat(adapter.sandbox.broker().depth("somebody-elses")).isZero();
    assertThat(
            adapter
                .sql()
                .sql("select reply_to from event where reply_to is not null")
                .query(String.class)
                .list())
        .doesNotContain("somebody-elses", QUEUE);
  }

  @Test
  void anIdAgainWithOtherContentIsAConflictAndTheFirstGoesOn() {
    adapter.upstream.send(WorkRequests.smartHands("q6"));
    adapter.upstream.send(WorkRequests.smartHands("q6", "R-other", false));

    adapter.upstream.await("q6", "request.conflicting");

    JsonNode end = adapter.upstream.await("q6", "request.completed").path("data");
    assertThat(end.at("/tasks/0/requestorId").asString()).isEqualTo("R-q6");
    awaitSettled();
  }

  @Test
  void onePoisonousRequestInAHundredIsSetAsideAndTheOthersGoOn(CapturedOutput output) {
    adapter
        .sql()
        .sql("alter table request add constraint poison check (request_id <> 'q7-50')")
        .update();
    try {
      IntStream.range(0, 100)
          .forEach(i -> adapter.upstream.send(WorkRequests.smartHands("q7-" + i)));

      JsonNode rejected = adapter.upstream.await("q7-50", "request.rejected").path("data");
      assertThat(rejected.at("/problems/0/code").asString()).isEqualTo("not-storable");
      assertThat(parked(rejected)).isEqualTo(WorkRequests.smartHands("q7-50").getBytes(UTF_8));
      await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged("q7-%") == 99);
      awaitSettled();
      assertThat(output).contains("it is set aside").doesNotContain("Failing row contains");
    } finally {
      adapter.sql().sql("alter table request drop constraint poison").update();
    }
  }

  @Test
  void theUserWhomTheBrokerVouchesForIsTheSender() {
    adapter.upstream.send(WorkRequests.smartHands("q8").getBytes(UTF_8), m -> m.setUserId("guest"));

    JsonNode end = adapter.upstream.await("q8", "request.completed");

    assertThat(end.path("data").path("sender").asString()).isEqualTo("guest");
  }

  private long acknowledged(String ids) {
    return adapter
        .sql()
        .sql(
            "select count(*) from task join request on request.id = task.request"
                + " where request_id like ? and state = 'ACKNOWLEDGED'")
        .param(ids)
        .query(Long.class)
        .single();
  }

  /** Subjects of the rejections that carry this correlation id. */
  private List<String> rejectedWith(String correlationId) {
    return adapter
        .sql()
        .sql("select subject from event where type = 'request.rejected' and correlation_id = ?")
        .param(correlationId)
        .query(String.class)
        .list();
  }

  private byte[] parked(JsonNode rejected) {
    return adapter
        .sql()
        .sql("select bytes from parked_content where parked = ?::uuid")
        .param(rejected.path("parked").asString())
        .query(byte[].class)
        .single();
  }

  private void awaitSettled() {
    await().untilAsserted(() -> assertThat(adapter.sandbox.broker().depth(QUEUE)).isZero());
  }
}
