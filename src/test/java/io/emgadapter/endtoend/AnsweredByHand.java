package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.Received;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Acks made by hand for Tasks that were really sent; what Equinix itself answers is held back. */
@ExtendWith(SharedAdapter.Lending.class)
abstract class AnsweredByHand {
  static int requests;

  final SharedAdapter adapter;
  final String id = "a" + ++requests;
  String task = "";

  AnsweredByHand(SharedAdapter adapter) {
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

  final void assertParkedUnchanged(byte[] message, String reason) {
    sandbox().equinix().rawSend(message);
    assertThat(await().until(() -> parkedAs(message), found -> !found.isEmpty()))
        .containsExactly(reason);
    await().until(() -> sandbox().broker().depth(Sandbox.OUTGOING) == 0);
    assertThat(state()).isEqualTo("SENT");
    assertThat(types()).isEmpty();
  }

  List<String> parkedAs(byte[] message) {
    return adapter
        .sql()
        .sql("select reason from parked join parked_content on parked = id where bytes = ?")
        .param(message)
        .query(String.class)
        .list();
  }

  List<String> types() {
    Function<JsonNode, String> type = event -> event.path("type").asString();
    return adapter.upstream.events(id).stream().map(type).toList();
  }

  JsonNode end() {
    return adapter.upstream.await(id, "request.completed").path("data");
  }

  String state() {
    return adapter.http.get("/tasks/" + task).body().path("state").asString();
  }

  Sandbox sandbox() {
    return adapter.sandbox;
  }

  String taskSent() {
    return taskSent(id);
  }

  /** The Id of the Task of a request, once Equinix has it and the ledger says so. */
  String taskSent(String request) {
    return sandbox().equinix().received().stream()
        .filter(received -> ("R-" + request).equals(received.requestorId()))
        .map(Received::taskId)
        .filter(sent ->
            adapter.http.get("/tasks/" + sent).body().path("state").asString().equals("SENT"))
        .findFirst()
        .orElse("");
  }
}
