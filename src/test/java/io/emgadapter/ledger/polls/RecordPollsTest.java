package io.emgadapter.ledger.polls;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.contract.EventContract;
import io.emgadapter.ledger.Noticed;
import io.emgadapter.ledger.Polls;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.polls.ClaimPolls.ClaimedPoll;
import io.emgadapter.ledger.upkeep.Forget;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a poll has seen is told once, beside notifications that tell the same. */
class RecordPollsTest {
  private final TestLedger ledger = new TestLedger();
  private final Noticed noticed = new Noticed(ledger);
  private final Polls polls = new Polls(ledger, "one");

  @BeforeEach
  void adopt() {
    noticed.take(Noticed.order("m", "1-7", "Open", 1));
    ledger.pass(Duration.ofHours(3));
    noticed.published();
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private int pollLater(String details) {
    ledger.pass(Duration.ofHours(3));
    return polls.poll(details);
  }

  @Test
  void aStateThatANotificationToldOfIsNotToldAgain() {
    noticed.take(Noticed.order("a", "1-7", "InProgress", 5));

    assertThat(pollLater(Polls.status("IN_PROGRESS", 4))).isZero();
    assertThat(pollLater(Polls.status("IN_PROGRESS", 9))).isZero();

    assertThat(noticed.history("1-7")).containsExactly("Open changed", "InProgress changed");
  }

  @Test
  void aChangeIsToldOnceAndIsWhatItsSchemaSays() {
    assertThat(pollLater(Polls.status("ON_HOLD", 9))).isEqualTo(1);
    assertThat(pollLater(Polls.status("ON_HOLD", 9))).isZero();
    assertThat(pollLater(Polls.status("ON_HOLD", 12))).isZero();

    JsonNode event = noticed.published().getFirst();
    assertThat(EventContract.wrong(event)).isEmpty();
    assertThat(event.at("/data/source").asString()).isEqualTo("poll");
    assertThat(event.at("/data/orderState").asString()).isEqualTo("Pending Customer Input");
    assertThat(event.at("/data/stateBefore").asString()).isEqualTo("Open");
    assertThat(noticed.published()).isEmpty();
  }

  @Test
  void whatIsOlderTurnsNothingBackAndIsNotTold() {
    noticed.take(Noticed.order("a", "1-7", "InProgress", 5));

    assertThat(pollLater(Polls.status("RECEIVED", 3))).isZero();

    assertThat(noticed.state("1-7")).isEqualTo("InProgress");
  }

  @Test
  void aStateWithoutATimeIsToldOnceAndTurnsNothingBack() {
    assertThat(pollLater(Polls.status("IN_PROGRESS", null))).isEqualTo(1);
    noticed.take(Noticed.order("a", "1-7", "Pending Customer Input", 5));

    assertThat(pollLater(Polls.status("IN_PROGRESS", null))).isZero();
    assertThat(pollLater(Polls.status("RECEIVED", null))).isZero();

    assertThat(noticed.state("1-7")).isEqualTo("Pending Customer Input");
    assertThat(pollLater(Polls.status("CLOSED", null))).isEqualTo(1);
    assertThat(noticed.state("1-7")).isEqualTo("Closed");
  }

  @Test
  void ofAnOrderThatANotificationToldOfMeanwhileNothingIsTakenAndItIsReadAgain() {
    ClaimedPoll poll = polls.claim().getFirst();
    noticed.take(Noticed.order("a", "1-7", "Pending Customer Input", 5));

    assertThat(polls.record(poll, Polls.status("IN_PROGRESS", null))).isZero();

    assertThat(noticed.state("1-7")).isEqualTo("Pending Customer Input");
    ledger.pass(Duration.ofMinutes(10));
    assertThat(polls.claim()).hasSize(1);
  }

  @Test
  void aNoteIsToldOnceWithTheQuestionThatItAsks() {
    String notes =
        """
        {"status":"RECEIVED","notes":[
          {"id":"5-1","type":"TECHNICIAN_NOTES","text":"On my way","createdDateTime":"2021-05-21T02:01:00Z"},
          {"id":"5-2","referenceId":"5-2","type":"TECHNICIAN_QUERY","text":"Which?","createdDateTime":"2021-05-21T02:02:00Z"},
          {"id":"5-3","type":"CUSTOMER_NOTES","text":"Hurry","createdDateTime":"2021-05-21T02:03:00Z"}]}\
        """;
    assertThat(pollLater(notes)).isEqualTo(2);
    assertThat(pollLater(notes)).isZero();

    List<JsonNode> events = noticed.published();
    assertThat(events)
        .allSatisfy(event -> assertThat(EventContract.wrong(event)).isEmpty())
        .extracting(event -> event.at("/data/description").asString())
        .containsExactly("On my way", "Which?");
    assertThat(events.get(1).at("/data/question/answer/rest/referenceId").asString())
        .isEqualTo("5-2");
  }

  @Test
  void aNoteThatANotificationCarriedIsNotToldAgain() {
    noticed.take(
        Noticed.message(
            """
            {"Id":"a","Resource":"SmartHands","Body":{"ServicerId":"1-7","State":"InProgress",
             "Description":"Ticket 1-7 || Which of the two?"}}\
            """),
        Noticed.message(
            """
            {"Id":"b","Resource":"SmartHands","Body":{"ServicerId":"1-7","State":"InProgress",
             "Activity":"5-2","Description":"a question"}}\
            """));
    String notes =
        """
        {"status":"IN_PROGRESS","notes":[
          {"id":"5-1","type":"TECHNICIAN_NOTES","text":"Which of the two?"},
          {"id":"5-2","type":"TECHNICIAN_NOTES","text":"Another text"},
          {"id":"5-3","type":"TECHNICIAN_NOTES","text":"the two?"}]}\
        """;

    assertThat(pollLater(notes)).isEqualTo(1);
    assertThat(noticed.published().getLast().at("/data/activity").asString()).isEqualTo("5-3");

    ledger.pass(Duration.ofDays(91));
    ledger.the(Forget.class).histories(Duration.ofDays(90), 100);
    assertThat(ledger.rows("select 1 from order_change_content")).isEmpty();
    noticed.take(Noticed.order("c", "1-7", "Pending Customer Input", 9));
    assertThat(pollLater(notes)).isZero();
  }
}
