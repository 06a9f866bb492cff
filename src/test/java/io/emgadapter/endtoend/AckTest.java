package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AckTest extends AnsweredByHand {

  AckTest(SharedAdapter adapter) {
    super(adapter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"201", "\"201\"", "202", "\" 200 \""})
  void anyStatusOfTwoHundredAcknowledges(String status) {
    sandbox().equinix().rawSend(Ack.to(task).status(status).sealed(sandbox()));

    assertThat(end().path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(end().at("/tasks/0/servicerIds/0").asString()).isEqualTo("1-1999");
  }

  @Test
  void anotherStatusRefusesAndTheWordsAreKept() {
    Ack ack = Ack.to(task).status("\"503\"").servicerId("null").description("\"Not today – 🙂\"");
    sandbox().equinix().rawSend(ack.sealed(sandbox()));

    assertThat(end().path("outcome").asString()).isEqualTo("REFUSED");
    assertThat(end().at("/tasks/0/statusCode").asInt()).isEqualTo(503);
    assertThat(end().at("/tasks/0/description").asString()).isEqualTo("Not today – 🙂");
  }

  @Test
  void theTaskMayBeAnObject() {
    sandbox().equinix().rawSend(Ack.to(task).sealedAsObject(sandbox()));

    assertThat(end().path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
  }

  @Test
  void theServicerIdMayBeAnArrayOfSeveral() {
    String several =
        "[{\"Locations\":[\"LD8:1\"],\"ServicerId\":\"1-7\"},{\"Locations\":[\"LD8:2\"],\"ServicerId\":\"1-8\"}]";
    sandbox().equinix().rawSend(Ack.to(task).servicerId(several).sealed(sandbox()));

    assertThat(end().at("/tasks/0/servicerIds"))
        .extracting(JsonNode::asString)
        .containsExactly("1-7", "1-8");
    assertThat(adapter.http.get("/orders/1-8").body().at("/locations/0").asString())
        .isEqualTo("LD8:2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"nul \\u0000\"", "7", "[\"a\"]", "{}"})
  void wordsThatAreNoTextDoNotStopTheOthers(String description) {
    sandbox().equinix().rawSend(Ack.to(task).description(description).sealed(sandbox()));

    assertThat(end().path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
  }

  @Test
  void anAckThatComesTwiceEndsOnce() {
    byte[] ack = Ack.to(task).sealed(sandbox());
    sandbox().equinix().rawSend(ack);
    sandbox().equinix().rawSend(ack);
    sandbox().equinix().rawSend(Ack.to(task).status("400").sealed(sandbox()));

    assertThat(end().path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
    await().until(() -> sandbox().broker().depth(Sandbox.OUTGOING) == 0);
    assertThat(state()).isEqualTo("ACKNOWLEDGED");
    assertThat(types())
        .containsOnlyOnce("io.emgadapter.request.completed", "io.emgadapter.task.acknowledged");
  }

  @Test
  void acksOfOneIdAreOfAsManyTasks() {
    adapter.upstream.send(WorkRequests.smartHands(id + "-b"));
    String other = await().until(() -> taskSent(id + "-b"), found -> !found.isEmpty());
    sandbox().equinix().rawSend(Ack.to(task).servicerId("\"1-71\"").sealed(sandbox()));
    sandbox().equinix().rawSend(Ack.to(other).servicerId("\"1-72\"").sealed(sandbox()));

    assertThat(end().at("/tasks/0/servicerIds/0").asString()).isEqualTo("1-71");
    JsonNode end = adapter.upstream.await(id + "-b", "request.completed").path("data");
    assertThat(end.at("/tasks/0/servicerIds/0").asString()).isEqualTo("1-72");
  }
}
