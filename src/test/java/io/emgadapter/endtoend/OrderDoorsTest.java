package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.contract.HttpContract;
import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.simulator.rest.RestOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** With an order's number and little else an order is changed, by the way of all work requests. */
@ExtendWith(RestAdapter.Lending.class)
class OrderDoorsTest {
  private final RestAdapter adapter;

  OrderDoorsTest(RestAdapter adapter) {
    this.adapter = adapter;
  }

  private Reply send(String door, String order, String form, String... headers) {
    return send(adapter.http, door + "?subscription=rest", order, form, headers);
  }

  private static Reply send(Http http, String door, String order, String form, String... headers) {
    Reply reply = http.send("/orders/" + order + "/" + door, form.replace('\'', '"'), headers);
    String path = "/orders/{servicerId}/" + door.replaceFirst("\\?.*", "");
    assertThat(HttpContract.wrong("POST", path, reply.status(), reply.body())).isEmpty();
    return reply;
  }

  private JsonNode end(Reply reply) {
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
    return adapter
        .upstream
        .await(reply.body().path("id").asString(), "request.completed")
        .path("data");
  }

  @Test
  void aNoteAnswersATechnician() {
    RestOrder order = adapter.order("door-1");

    Reply reply = send("notes", order.id(), "{'text': 'East entrance', 'referenceId': '5-1'}");

    assertThat(end(reply).path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
    JsonNode note = order.notes().getFirst();
    assertThat(note.path("text").asString()).startsWith("East entrance\n\nReference: ");
    assertThat(note.path("referenceId").asString()).isEqualTo("5-1");
    assertThat(adapter.http.follow(reply).body().path("resource").asString())
        .isEqualTo("SmartHands");
  }

  @Test
  void ofSeveralProposalsTheNamedOneIsAnswered() {
    RestOrder order = adapter.order("door-2");
    order.negotiations().add("4-1");
    order.negotiations().add("4-2");

    JsonNode unnamed = end(send("negotiations", order.id(), "{'action': 'APPROVE'}"));
    JsonNode named =
        end(
            send(
                "negotiations",
                order.id(),
                "{'action': 'CANCEL', 'reason': 'No', 'referenceId': '4-2'}"));

    assertThat(unnamed.path("outcome").asString()).isEqualTo("REFUSED");
    assertThat(unnamed.at("/tasks/0/description").asString())
        .contains("Send the referenceId of the proposal");
    assertThat(named.path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(order.negotiations()).containsExactly("4-1");
    assertThat(adapter.equinix.asked(order.id() + "/negotiations").getLast().json().toString())
        .isEqualTo("{\"referenceId\":\"4-2\",\"action\":\"CANCEL\",\"reason\":\"No...\"}");
  }

  @Test
  void aCancelCarriesItsReasonAndFiles() {
    RestOrder order = adapter.order("door-3");

    end(
        send(
            "cancel",
            order.id(),
            "{'reason': 'The window moved', 'attachments': [{'id': 'f-1', 'name': 'why.pdf'}]}"));

    assertThat(adapter.equinix.asked(order.id() + "/cancel").getFirst().json().toString())
        .isEqualTo(
            "{\"reason\":\"The window moved\",\"attachments\":[{\"id\":\"f-1\",\"name\":\"why.pdf\"}]}");
  }

  @Test
  void aFileOfACancelThatLacksItsNameIsAProblemAndNoError() {
    String form = "{'reason': 'The window moved', 'resource': 'SmartHands', 'attachments': %s}";

    for (String files : new String[] {"[{'id': 'f-1'}]", "[{'id': 'f-1', 'name': null}]"}) {
      assertThat(send("cancel", "1-0", form.formatted(files)).problems())
          .containsExactly("/attachments/0/name missing");
    }
    assertThat(send("cancel", "1-0", form.formatted("[null]")).status()).isEqualTo(422);
  }

  @Test
  void problemsPointIntoWhatWasSent() {
    String form =
        """
        {'txt': 'x', 'referenceId': 5, 'resource': 'SmartHands',
         'attachments': [{'Name': 'a.exe', 'Url': 'https://files.example/a'}]}\
        """;

    Reply reply = send("notes", "1-0", form);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems())
        .containsExactlyInAnyOrder(
            "/txt unknown-field",
            "/text missing",
            "/attachments/0/Name file-type",
            "/referenceId wrong-type");
    assertThat(send("notes", "1-0", "{").status()).isEqualTo(400);
  }

  @Test
  void aWordThatAnswersAProposalIsNoNoteAndNoOtherIsAnAnswer() {
    assertThat(send("notes", "1-0", "{'text': 'CANCEL', 'resource': 'SmartHands'}").problems())
        .containsExactly("/text not-allowed");
    assertThat(send("negotiations", "1-0", "{'action': 'approve'}").problems())
        .containsExactly("/action not-in-list");
    assertThat(send("negotiations", "1-0", "{}").problems()).containsExactly("/action missing");
  }

  @Test
  void theSameKeyIsTheSameRequest() {
    String order = adapter.order("door-4").id();
    String form = "{'text': 'Use the east entrance'}";

    Reply first = send("notes", order, form, "Idempotency-Key", "\"door-4-a\"");
    Reply again = send("notes", order, form, "Idempotency-Key", "door-4-a");
    Reply other = send("notes", order, "{'text': 'West'}", "Idempotency-Key", "door-4-a");
    Reply two = send("notes", order, "{'text': 'West', 'id': 'x'}", "Idempotency-Key", "door-4-a");

    assertThat(first.body().path("id").asString()).isEqualTo("door-4-a");
    assertThat(again.headers().getLocation()).isEqualTo(first.headers().getLocation());
    assertThat(other.status()).isEqualTo(409);
    assertThat(two.problems()).containsExactly("/id conflict");
  }

  @Test
  void anOrderThatTheLedgerDoesNotKnowNeedsItsResource() {
    Reply without = send(adapter.http, "cancel", "1-31", "{'reason': 'It is off'}");
    Reply with =
        send(adapter.http, "cancel", "1-31", "{'reason': 'It is off', 'resource': 'WorkVisit'}");

    assertThat(without.problems()).containsExactly("/resource missing");
    assertThat(end(with).path("resource").asString()).isEqualTo("WorkVisit");
    assertThat(adapter.http.follow(with).body().at("/tasks/0/route").asString()).isEqualTo("emg");
  }

  @Test
  void aDryRunGivesTheNotesAndAsksNobody() {
    Reply reply =
        send(
            adapter.http,
            "negotiations?subscription=rest&dryRun=true",
            "1-32",
            "{'action': 'APPROVE', 'reason': 'Good'}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().at("/notes/0").asString())
        .isEqualTo("rest/reason: not sent, this work has no place for it");
    assertThat(adapter.equinix.asked("/orders/1-32")).isEmpty();
  }

  @Test
  void whoMayNotUseTheSubscriptionChangesNothing() {
    String door = "notes?subscription=rest";
    String form = "{'text': 'Hello there', 'resource': 'SmartHands'}";

    assertThat(send(adapter.berta, door, "1-0", form).problems())
        .containsExactly("/subscription not-allowed");
    assertThat(send(adapter.nobody, door, "1-0", form).status()).isEqualTo(401);
  }
}
