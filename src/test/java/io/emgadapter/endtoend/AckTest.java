package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.Received;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Acks made by hand for Tasks that were really sent; what Equinix itself answers is held back. */
@ExtendWith(SharedAdapter.Lending.class)
class AckTest {
  private static int requests;

  private final SharedAdapter adapter;
  private final String id = "a" + ++requests;
  private String task = "";

  AckTest(SharedAdapter adapter) {
    this.adapter = adapter;
  }

  @BeforeEach
  void sendATaskThatIsNotAnswered() {
    // One that verifies, so that the failures below do not look like a wrong key.
    adapter.upstream.send(WorkRequests.smartHands(id + "-trust"));
    adapter.upstream.await(id + "-trust", "request.completed");
    adapter.sandbox.equinix().answering(false);
    adapter.upstream.send(WorkRequests.smartHands(id));
    task = await().until(this::taskSent, found -> !found.isEmpty());
  }

  @AfterEach
  void answerAgain() {
    adapter.sandbox.equinix().answering(true);
    adapter.upstream.await(id, "request.completed");
  }

  @Test
  void oneFlippedByteAnywhereParksAnAckAndChangesNothing() {
    byte[] good = Ack.to(task).sealed(sandbox());
    int from = new String(good, UTF_8).indexOf("StatusCode");
    int signature = new String(good, UTF_8).indexOf("Signature\":\"");
    for (int at : new int[] {from + 13, from + 14, from + 15, signature + 20}) {
      byte[] flipped = good.clone();
      flipped[at] ^= 1;
      assertParkedUnchanged(flipped, "wrong-signature");
    }
    sandbox().equinix().rawSend(good);
    assertThat(end().path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
  }

  @Test
  void anAckWithoutASignatureIsParked() {
    assertParkedUnchanged(Ack.to(task).unsigned(), "unsigned");
  }

  @Test
  void anAckFromAnotherSourceIsParked() {
    assertParkedUnchanged(
        Ack.to(task).source(UUID.randomUUID().toString()).sealed(sandbox()), "other-source");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0190a5f0-0000-7000-8000-000000000000", "no id", ""})
  void anAckForAnOriginationIdOfNobodyIsParked(String origination) {
    assertParkedUnchanged(Ack.to(origination).sealed(sandbox()), "unknown-origination");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"Task\": \"{\", \"Signature\": \"x\"}", "no json", "[]", "{}", "{\"Task\": 7}"})
  void whatIsNoEnvelopeIsParked(String message) {
    assertParkedUnchanged((message + " ".repeat(requests)).getBytes(UTF_8), "unreadable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"many\"", "[201]", "99", "2010", "201.5"})
  void anAckWhoseStatusCannotBeReadIsParked(String status) {
    assertParkedUnchanged(Ack.to(task).status(status).sealed(sandbox()), "malformed-ack");
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
  void wordsThatUtf8CannotCarryParkAnAckAndDoNotStopTheOthers() {
    assertParkedUnchanged(
        Ack.to(task).description("\"half \\ud800\"").sealed(sandbox()), "unreadable");
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

  private void assertParkedUnchanged(byte[] message, String reason) {
    sandbox().equinix().rawSend(message);
    assertThat(await().until(() -> parkedAs(message), found -> !found.isEmpty()))
        .containsExactly(reason);
    await().until(() -> sandbox().broker().depth(Sandbox.OUTGOING) == 0);
    assertThat(state()).isEqualTo("SENT");
    assertThat(types()).isEmpty();
  }

  private List<String> parkedAs(byte[] message) {
    return adapter
        .sql()
        .sql("select reason from parked join parked_content on parked = id where bytes = ?")
        .param(message)
        .query(String.class)
        .list();
  }

  private List<String> types() {
    Function<JsonNode, String> type = event -> event.path("type").asString();
    return adapter.upstream.events(id).stream().map(type).toList();
  }

  private JsonNode end() {
    return adapter.upstream.await(id, "request.completed").path("data");
  }

  private String state() {
    return adapter.http.get("/tasks/" + task).body().path("state").asString();
  }

  private Sandbox sandbox() {
    return adapter.sandbox;
  }

  private String taskSent() {
    return taskSent(id);
  }

  /** The Id of the Task of a request, once Equinix has it and the ledger says so. */
  private String taskSent(String request) {
    return sandbox().equinix().received().stream()
        .filter(received -> ("R-" + request).equals(received.requestorId()))
        .map(Received::taskId)
        .filter(sent ->
            adapter.http.get("/tasks/" + sent).body().path("state").asString().equals("SENT"))
        .findFirst()
        .orElse("");
  }
}
