package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.endtoend.Http.Reply;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedAdapter.Lending.class)
class HttpDoorTest {
  private final SharedAdapter adapter;

  HttpDoorTest(SharedAdapter adapter) {
    this.adapter = adapter;
  }

  @Test
  void aWorkRequestIsAcceptedAndCanBeFollowedToItsEnd() {
    Reply reply = adapter.http.post(WorkRequests.smartHands("h1"));

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.headers().getLocation()).isEqualTo(URI.create("/work-requests/h1"));
    JsonNode end = adapter.upstream.await("h1", "request.completed").path("data");
    assertThat(end.path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(end.path("context").path("ticket").asString()).isEqualTo("h1");
  }

  @Test
  void theSameAgainIsAcceptedAndOrderedOnce() {
    adapter.http.post(WorkRequests.smartHands("h2"));
    adapter.upstream.await("h2", "request.completed");

    Reply again = adapter.http.post(WorkRequests.smartHands("h2"));

    assertThat(again.status()).isEqualTo(202);
    assertThat(
            adapter
                .sql()
                .sql("select count(*) from request where request_id = 'h2'")
                .query(Long.class)
                .single())
        .isOne();
    assertThat(adapter.http.get("/work-requests/h2").body().path("tasks")).hasSize(1);
  }

  @Test
  void otherContentUnderTheSameIdIsAConflict() {
    adapter.http.post(WorkRequests.smartHands("h3"));

    Reply other = adapter.http.post(WorkRequests.smartHands("h3", "R-other", false));

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.isProblem()).isTrue();
    assertThat(other.problems()).containsExactly("/id id-conflict");
    adapter.upstream.await("h3", "request.conflicting");
    adapter.upstream.await("h3", "request.completed");
  }

  @Test
  void membersThatAreNotKnownAtTheTopAreIgnored() {
    String newer =
        WorkRequests.smartHands("h4").replaceFirst("\\{", "{\"priority\": {\"level\": 1}, ");

    assertThat(adapter.http.post(newer).status()).isEqualTo(202);
    adapter.upstream.await("h4", "request.completed");
  }

  @Test
  void aDryRunGivesTheVerdictAloneAndKeepsNothing() {
    Reply good = adapter.http.dryRun(WorkRequests.smartHands("h5"));
    Reply bad = adapter.http.dryRun("{\"id\": \"h5\"}");

    assertThat(good.status()).isEqualTo(200);
    assertThat(bad.status()).isEqualTo(422);
    assertThat(adapter.http.get("/work-requests/h5").status()).isEqualTo(404);
    assertThat(
            adapter
                .sql()
                .sql("select id from request where request_id = 'h5'")
                .query()
                .listOfRows())
        .isEmpty();
  }

  @Test
  void aRequestThatIsLateWhenItComesIsNotSentAndItsSenderLearnsIt() {
    String late =
        WorkRequests.smartHands("h6")
            .replaceFirst("\\{", "{\"notAfter\": \"2020-01-31T18:00:00Z\", ");

    assertThat(adapter.http.post(late).status()).isEqualTo(202);

    JsonNode end = adapter.upstream.await("h6", "request.completed").path("data");
    assertThat(end.path("outcome").asString()).isEqualTo("NOT_SENT");
    assertThat(end.path("tasks").path(0).path("reason").asString()).isEqualTo("too-late");
    assertThat(adapter.sandbox.equinix().received())
        .noneMatch(received -> "R-h6".equals(received.requestorId()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"INC 7 ü+&?#", "INC/7", "..", "a\\b", "100%;x=y", "//h", "{id}"})
  void anIdWithSignsOfItsOwnIsFoundWhereTheLocationSays(String id) {
    Reply reply = adapter.http.post(WorkRequests.smartHands(id.replace("\\", "\\\\")));

    assertThat(reply.status()).isEqualTo(202);
    Reply found = adapter.http.follow(reply);
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.body().path("id").asString()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data;boundary=b"
      })
  void whatAForeignWebPageCouldSendWithoutAskingIsNotTaken(String type) {
    Reply reply =
        adapter.http.post(
            "", WorkRequests.smartHands("h8").getBytes(UTF_8), MediaType.valueOf(type));

    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.isProblem()).isTrue();
  }
}
