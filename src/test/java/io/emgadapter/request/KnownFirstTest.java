package io.emgadapter.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.accept.Accept;
import io.emgadapter.ledger.accept.Acceptance;
import io.emgadapter.ledger.accept.Acceptance.Accepted;
import io.emgadapter.ledger.accept.Acceptance.Conflicting;
import io.emgadapter.ledger.accept.Acceptance.NotAcceptable;
import io.emgadapter.ledger.accept.Acceptance.Rejected;
import io.emgadapter.ledger.accept.Acceptance.Repeated;
import io.emgadapter.ledger.accept.Reject;
import io.emgadapter.ledger.accept.Reject.Rejection;
import io.emgadapter.ledger.accept.SignedAhead;
import io.emgadapter.order.AnyRequest;
import io.emgadapter.request.Intake.Onlookers;
import io.emgadapter.request.WorkRequest.Invalid;
import io.emgadapter.request.WorkRequest.Valid;
import io.emgadapter.sight.Traces;
import io.emgadapter.work.Bells;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Before any verdict one question: is this id known? */
class KnownFirstTest {
  private static final Origin ORIGIN = new Origin("itsm", Grant.ALL, new Reply("answers", "c1"));

  /** Takes nothing: all is claimed from the ledger. */
  private static final FastPath NO_FAST_PATH =
      new FastPath() {
        @Override
        public void offer(NewRequest request, boolean mayWait) {}

        @Override
        public void drop(NewRequest request) {}

        @Override
        public Sealing seal(List<NewRequest> requests) {
          return new Sealing(SignedAhead.NOTHING, (_, _) -> {});
        }
      };

  private final TestLedger ledger = new TestLedger();
  private final Intake intake =
      new Intake(
          ledger.the(Accept.class),
          ledger.the(Reject.class),
          NO_FAST_PATH,
          ledger.the(Bells.class),
          Reading.SETTINGS,
          new Onlookers(Reading.meters(), Traces.off()));
  private final Reading early = Reading.now();
  private final Reading late = new Reading(AnyRequest.NOW.plus(Duration.ofDays(30)), 262144, true);

  @AfterEach
  void close() {
    intake.stop();
    ledger.close();
  }

  private static byte[] visit(String id) {
    return """
    {"id": "%s", "verb": "Create", "resource": "WorkVisit", "body": {
      "RequestorIdUnique": false, "Location": ["LD8:00:000000"], "CustomerContact": "demo@equinix.com",
      "ServiceDetails": {"StartDateTime": "%s", "EndDateTime": "%s",
        "Visitors": [{"FirstName": "Doe", "LastName": "John", "CompanyName": "Demo"}]}}}\
    """
        .formatted(
            id,
            AnyRequest.NOW.plus(Duration.ofDays(2)),
            AnyRequest.NOW.plus(Duration.ofDays(2)).plus(Duration.ofHours(4)))
        .getBytes(UTF_8);
  }

  private static byte[] change(String id) {
    return """
    {"id": "%s", "verb": "Cancel", "resource": "WorkVisit", "order": {"requestId": "v"}, "body": {
      "Description": "Not needed any more"}}\
    """
        .formatted(id)
        .getBytes(UTF_8);
  }

  private NewRequest valid(byte[] bytes) {
    return ((Valid) early.read(bytes)).request();
  }

  private Rejection tooLate(byte[] bytes) {
    return Rejections.of((Invalid) late.read(bytes), bytes, ORIGIN, null);
  }

  private List<String> events() {
    return ledger.sql().sql("select type from event").query((row, _) -> row.getString(1)).list();
  }

  @Test
  void whatWasAcceptedIsRepeatedThoughItsStartHasPassed() throws Exception {
    intake.start();
    intake.put(valid(visit("v"))).get();

    assertThat(intake.put(tooLate(visit("v"))).get()).isInstanceOf(Repeated.class);
    assertThat(events()).isEmpty();
    assertThat(ledger.rows("select 1 from parked")).isEmpty();
    assertThat(ledger.rows("select queue from request_reply where queue = 'answers'")).hasSize(1);
  }

  @Test
  void theSameInOneBatch() throws Exception {
    CompletableFuture<Acceptance> first = intake.put(valid(visit("v")));
    CompletableFuture<Acceptance> again = intake.put(tooLate(visit("v")));
    intake.start();

    assertThat(first.get()).isInstanceOf(Accepted.class);
    assertThat(again.get()).isInstanceOf(Repeated.class);
  }

  @Test
  void otherContentUnderAnAcceptedIdIsAConflictEvenIfItIsInvalid() throws Exception {
    intake.start();
    intake.put(valid(visit("v"))).get();
    byte[] other = new String(visit("v"), UTF_8).replace("John", "Jane").getBytes(UTF_8);

    assertThat(intake.put(tooLate(other)).get()).isInstanceOf(Conflicting.class);
    assertThat(events()).containsExactly("request.conflicting");
  }

  @Test
  void whatWasNeverAcceptedIsRejectedAndItsIdStaysFree() throws Exception {
    CompletableFuture<Acceptance> rejected = intake.put(tooLate(visit("v")));
    CompletableFuture<Acceptance> corrected = intake.put(valid(visit("v")));
    intake.start();

    assertThat(rejected.get()).isInstanceOf(Rejected.class);
    assertThat(corrected.get()).isInstanceOf(Accepted.class);
    assertThat(events()).containsExactly("request.rejected");
  }

  @Test
  void aMessageThatWasRejectedStaysSoWhenItIsDeliveredAgain() throws Exception {
    byte[] cancel = change("x");
    NewRequest request = valid(cancel).of(Rejections.sameFor(cancel, ORIGIN, null));
    intake.start();
    assertThat(intake.put(request).get()).isInstanceOf(NotAcceptable.class);
    Invalid withoutOrder = new Invalid("x", "workvisit", true, List.of());
    intake.put(Rejections.of(withoutOrder, cancel, ORIGIN, null)).get();
    intake.put(valid(visit("v"))).get();

    assertThat(intake.put(valid(cancel).of(request.message())).get()).isInstanceOf(Rejected.class);
    assertThat(events()).containsExactly("request.rejected");
  }

  @Test
  void theSameWordsInAnotherMessageAreAnotherRequest() throws Exception {
    byte[] cancel = change("x");
    CompletableFuture<Acceptance> before = intake.put(valid(cancel));
    CompletableFuture<Acceptance> made = intake.put(valid(visit("v")));
    CompletableFuture<Acceptance> after = intake.put(valid(cancel));
    intake.start();

    assertThat(before.get()).isInstanceOf(NotAcceptable.class);
    assertThat(made.get()).isInstanceOf(Accepted.class);
    assertThat(after.get()).isInstanceOf(Accepted.class);
  }
}
