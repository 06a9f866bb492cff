package io.emgadapter.ledger.orders;

import static io.emgadapter.ledger.orders.TakeNotifications.Taken.CONFLICTING;
import static io.emgadapter.ledger.orders.TakeNotifications.Taken.REPEATED;
import static io.emgadapter.ledger.orders.TakeNotifications.Taken.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Noticed;
import io.emgadapter.ledger.TestLedger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TakeNotificationsTest {
  private final TestLedger ledger = new TestLedger();
  private final Noticed noticed = new Noticed(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  private List<String> told() {
    return noticed.published().stream()
        .map(event ->
            event.at("/data/state").asString() + " " + event.at("/data/orderState").asString())
        .toList();
  }

  @Test
  void anOrderThatWeDidNotPlaceIsAdoptedWithItsState() {
    noticed.take(Noticed.order("a", "1-7", "Open", 1, "THEIRS"));

    assertThat(ledger.rows("select servicer_id, state, requestor_id, task from equinix_order"))
        .singleElement()
        .satisfies(row -> {
          assertThat(row).containsEntry("state", "Open").containsEntry("requestor_id", "THEIRS");
          assertThat(row.get("task")).isNull();
        });
    assertThat(noticed.history("1-7")).containsExactly("Open changed");
  }

  @Test
  void aMessageThatComesAgainChangesNothingAndGetsNoSecondEvent() {
    var open = Noticed.order("a", "1-7", "Open", 1);
    var closed = Noticed.order("b", "1-7", "Closed", 2);

    assertThat(noticed.take(open, open, closed)).containsExactly(TAKEN, REPEATED, TAKEN);
    assertThat(noticed.take(closed, open)).containsExactly(REPEATED, REPEATED);

    assertThat(noticed.history("1-7")).containsExactly("Open changed", "Closed changed");
    assertThat(noticed.published()).hasSize(2);
    assertThat(ledger.rows("select 1 from notification_content")).hasSize(2);
  }

  @Test
  void anIdThatComesAgainWithOtherContentIsAConflictAndChangesNothing() {
    var open = Noticed.order("a", "1-7", "Open", 1);
    var other = Noticed.order("a", "1-7", "Closed", 2);

    assertThat(noticed.take(open, other)).containsExactly(TAKEN, CONFLICTING);
    assertThat(noticed.take(other)).containsExactly(CONFLICTING);

    assertThat(noticed.state("1-7")).isEqualTo("Open");
    assertThat(noticed.published()).hasSize(1);
  }

  @Test
  void olderNewsDoesNotTurnTheStateBackAndIsPublishedAsLate() {
    noticed.take(Noticed.order("a", "1-7", "InProgress", 5));
    noticed.take(Noticed.order("b", "1-7", "Open", 1));

    assertThat(noticed.state("1-7")).isEqualTo("InProgress");
    assertThat(noticed.history("1-7")).containsExactly("InProgress changed", "Open late");
    List<JsonNode> events = noticed.published();
    assertThat(events)
        .extracting(event -> event.at("/data/late").asBoolean())
        .containsExactly(false, true);
    assertThat(events.get(1).at("/data/state").asString()).isEqualTo("Open");
    assertThat(events.get(1).at("/data/orderState").asString()).isEqualTo("InProgress");
  }

  @Test
  void aClosedOrderOpensAgainOnlyByWhatIsNewer() {
    noticed.take(Noticed.order("a", "1-7", "Closed", 5));
    noticed.take(Noticed.order("b", "1-7", "InProgress", 5), Noticed.order("c", "1-7", "Open", 4));
    assertThat(noticed.state("1-7")).isEqualTo("Closed");

    noticed.take(Noticed.order("d", "1-7", "Open", 6));

    assertThat(noticed.state("1-7")).isEqualTo("Open");
    assertThat(told())
        .containsExactly("Closed Closed", "InProgress Closed", "Open Closed", "Open Open");
  }

  @Test
  void withoutATimeAtEquinixTheOrderOfArrivalCounts() {
    noticed.take(Noticed.order("a", "1-7", "Closed", 5));
    noticed.take(Noticed.order("b", "1-7", "Open", null));
    assertThat(noticed.state("1-7")).isEqualTo("Open");

    noticed.take(
        Noticed.order("c", "1-7", "InProgress", 4), Noticed.order("d", "1-7", "closed", 6));

    assertThat(noticed.history("1-7"))
        .containsExactly("Closed changed", "Open changed", "InProgress late", "Closed changed");
  }

  @Test
  void aTimeFarAheadMakesNothingElseLate() {
    noticed.take(
        Noticed.message(
            """
            {"Id":"a","CreateTimeUTC":"2098-01-01T00:00:00Z","Resource":"SmartHands",
             "Body":{"ServicerId":"1-7","State":"Open"}}\
            """));
    noticed.take(Noticed.order("b", "1-7", "Closed", 1));

    assertThat(noticed.state("1-7")).isEqualTo("Closed");
  }

  @Test
  void aBillNeverTouchesTheState() {
    noticed.take(Noticed.order("a", "1-7", "Open", 1));
    noticed.take(
        Noticed.message(
            """
            {"Id":"b","CreateTimeUTC":"2021-05-21T02:09:00Z","Verb":"Update","Resource":"SmartHands",
             "Body":{"ServicerId":"1-7","State":"Closed","LineDetails":[{"Id":"1"}]}}\
            """));

    assertThat(noticed.state("1-7")).isEqualTo("Open");
    assertThat(noticed.published())
        .extracting(event -> event.path("type").asString())
        .containsExactly("io.emgadapter.order.updated", "io.emgadapter.order.billed");
    assertThat(ledger.rows("select bill from order_change order by seq"))
        .extracting(row -> row.get("bill"))
        .containsExactly(false, true);
  }

  @Test
  void newsThatNamesNoOrderIsPublishedAndChangesNone() {
    noticed.take(
        Noticed.message(
            "{\"Id\":\"a\",\"Resource\":\"SmartHands\",\"Body\":{\"State\":\"Open\"}}"));

    JsonNode event = noticed.published().getFirst();
    assertThat(event.path("type").asString()).isEqualTo("io.emgadapter.order.updated");
    assertThat(event.at("/data/warnings")).hasSize(4);
    assertThat(ledger.rows("select 1 from equinix_order")).isEmpty();
  }

  @Test
  void eventsStandInTheLogInTheOrderInWhichTheyCame() {
    noticed.take(
        Noticed.order("a", "1-7", "Open", 1),
        Noticed.order("b", "1-8", "Open", 1),
        Noticed.order("c", "1-7", "Closed", 2));

    assertThat(ledger.rows("select number, subject, routing_key from event order by number"))
        .extracting(
            row -> row.get("number") + " " + row.get("subject") + " " + row.get("routing_key"))
        .containsExactly(
            "1 1-7 order.updated.smarthands.default",
            "2 1-8 order.updated.smarthands.default",
            "3 1-7 order.updated.smarthands.default");
  }
}
