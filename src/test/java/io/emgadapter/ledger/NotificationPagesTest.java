package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.events.LogUpkeep;
import io.emgadapter.ledger.events.TestReader;
import io.emgadapter.ledger.orders.TakeNotifications.Message;
import io.emgadapter.ledger.reads.Page;
import io.emgadapter.ledger.reads.ReadNotifications;
import io.emgadapter.ledger.reads.ReadNotifications.NotificationStatus;
import io.emgadapter.ledger.reads.ReadNotifications.Wanted;
import io.emgadapter.ledger.upkeep.Forget;
import io.emgadapter.ledger.upkeep.Purge;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages of what Equinix started, with what was told of it until that is forgotten. */
class NotificationPagesTest {
  private static final Duration AGE = Duration.ofDays(90);

  private final TestLedger ledger = new TestLedger();
  private final Noticed noticed = new Noticed(ledger);
  private final ReadNotifications notifications = ledger.the(ReadNotifications.class);

  @AfterEach
  void close() {
    ledger.close();
  }

  private static Message maintenance(String id, String text) {
    return Noticed.message(
        """
        {"Id":"%s","Resource":"DataCenter.Maintenance",
         "Body":{"ServicerId":"5-1","Description":"%s"}}\
        """
            .formatted(id, text));
  }

  private List<NotificationStatus> all(String kind, String resource, String servicerId) {
    Wanted wanted = new Wanted(Requests.SUBSCRIPTION, kind, resource, servicerId, null);
    return PagesTest.all(after -> notifications.page(wanted, after, 2));
  }

  private List<NotificationStatus> all() {
    return all(null, null, null);
  }

  @Test
  void newsOfOrdersAndAllElseIsPagedWhatWasTakenLastFirst() {
    noticed.take(Noticed.order("a", "1-1", "Open", 1), maintenance("b", "Work"));
    noticed.take(
        Noticed.message("{\"Id\":\"c\",\"Resource\":\"Moon\",\"Body\":{}}"),
        Noticed.order("d", "1-1", "Closed", 2));

    assertThat(all())
        .extracting(each -> each.messageId() + " " + each.kind())
        .containsExactly("d order", "c unknown", "b datacenter", "a order");
    assertThat(all("datacenter", null, null)).hasSize(1);
    assertThat(all(null, "DataCenter.Maintenance", "5-1")).hasSize(1);
    assertThat(all(null, null, "1-1")).hasSize(2);
  }

  @Test
  void eachCarriesTheEventThatReportedIt() {
    noticed.take(Noticed.order("a", "1-1", "Open", 1), maintenance("b", "Work"));

    assertThat(all())
        .allSatisfy(
            each -> assertThat(each.data()).contains("\"messageId\":\"" + each.messageId() + "\""));
    assertThat(ledger.rows("select id from event"))
        .extracting(row -> row.get("id"))
        .containsExactlyInAnyOrderElementsOf(
            all().stream().map(NotificationStatus::event).toList());
  }

  @Test
  void aPageEndsEarlyIfItsContentsAreLargeAndNothingIsLeftOut() {
    noticed.take(
        IntStream.range(0, 160)
            .mapToObj(i -> maintenance("m" + i, "x".repeat(19_000)))
            .toArray(Message[]::new));
    Wanted wanted = new Wanted(Requests.SUBSCRIPTION, null, null, null, null);

    Page<NotificationStatus> first = notifications.page(wanted, null, 200);

    assertThat(first.items()).hasSizeBetween(20, 60);
    assertThat(PagesTest.all(after -> notifications.page(wanted, after, 200)))
        .extracting(NotificationStatus::messageId)
        .hasSize(160)
        .doesNotHaveDuplicates();
  }

  @Test
  void envelopeAndEventAreForgottenBeforeIdAndTimesLeave() {
    noticed.take(maintenance("a", "Ask Jane Roe"), Noticed.order("b", "1-1", "Open", 1));
    TestReader.tellEverything(ledger);
    ledger.pass(Duration.ofDays(91));
    noticed.take(maintenance("young", "Work"));
    Forget forget = ledger.the(Forget.class);

    assertThat(forget.notifications(AGE, 100)).isEqualTo(2);
    assertThat(ledger.the(LogUpkeep.class).forget(AGE, 100)).isEqualTo(2);

    assertThat(all())
        .extracting(each -> each.messageId() + (each.data() == null ? " forgotten" : ""))
        .containsExactly("young", "b forgotten", "a forgotten");
    assertThat(all().getLast().event()).isNotNull();
    assertThat(ledger.rows("select 1 from notification_content")).hasSize(1);
    assertThat(ledger.the(Purge.class).notifications(AGE, 100)).isEqualTo(2);
    assertThat(all()).hasSize(1);
    assertThat(noticed.history("1-1")).containsExactly("Open changed");
  }
}
