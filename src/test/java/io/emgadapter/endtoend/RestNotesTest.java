package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.contract.HttpContract;
import io.emgadapter.endtoend.Http.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Notes on fields without a place in REST are in the first answer and in the last event. */
@ExtendWith(RestAdapter.Lending.class)
class RestNotesTest {
  private static final List<String> NOTES =
      List.of(
          "RequestorIdUnique: not sent, only this adapter's ledger is asked",
          "CallContactBeforeStart: put into the text");

  private final RestAdapter adapter;

  RestNotesTest(RestAdapter adapter) {
    this.adapter = adapter;
  }

  private static List<String> notes(JsonNode in) {
    return in.path("notes").valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void theNotesGoWithTheRequest() {
    String request = RestAdapter.byRest(WorkRequests.smartHands("notes-1"));

    Reply judged = adapter.http.dryRun(request);
    Reply taken = adapter.http.post(request);
    JsonNode completed = adapter.upstream.await("notes-1", "request.completed");
    JsonNode answered = adapter.upstream.await("notes-1", "task.acknowledged");
    Reply looked = adapter.http.get("/work-requests/notes-1");

    assertThat(notes(judged.body())).isEqualTo(NOTES);
    assertThat(notes(taken.body())).isEqualTo(NOTES);
    assertThat(notes(completed.path("data"))).isEqualTo(NOTES);
    assertThat(notes(answered.path("data"))).isEqualTo(NOTES);
    assertThat(notes(looked.body())).isEqualTo(NOTES);
    assertThat(HttpContract.wrong("GET", "/work-requests/{id}", 200, looked.body())).isEmpty();
    assertThat(HttpContract.wrong("POST", "/work-requests", 202, taken.body())).isEmpty();
    assertThat(HttpContract.wrong("POST", "/work-requests", 200, judged.body())).isEmpty();
  }

  @Test
  void aRefusalHasThemToo() {
    String request =
        RestAdapter.byRest(WorkRequests.smartHands("notes-2"))
            .replace("LD8:00:000000", "LD8:0:SHARED");

    adapter.http.post(request);

    assertThat(notes(adapter.upstream.await("notes-2", "task.refused").path("data")))
        .isEqualTo(NOTES);
  }

  @Test
  void byTheMessagingGatewayOnlyTheRestObjectIsLost() {
    String request = WorkRequests.smartHands("notes-3");

    assertThat(adapter.http.post(request).body().has("notes")).isFalse();
    JsonNode completed = adapter.upstream.await("notes-3", "request.completed");
    assertThat(completed.path("data").has("notes")).isFalse();
    assertThat(
            notes(
                adapter
                    .http
                    .dryRun(request.replaceFirst("\\{", "{\"rest\": {\"referenceId\": \"5-1\"}, "))
                    .body()))
        .containsExactly("rest: not sent, the messaging gateway has no place for it");
  }
}
