package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.orders.TakeNotifications.Message;
import io.emgadapter.ledger.reads.Page;
import io.emgadapter.ledger.reads.Page.PageKey;
import io.emgadapter.ledger.reads.ReadHistory;
import io.emgadapter.ledger.reads.ReadHistory.OrderStep;
import io.emgadapter.ledger.reads.ReadOrders;
import io.emgadapter.ledger.reads.ReadOrders.OrderStatus;
import io.emgadapter.ledger.reads.ReadOrders.Wanted;
import io.emgadapter.ledger.upkeep.Forget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages of orders and of their histories hold everything once, the newest first. */
class PagesTest {
  private final TestLedger ledger = new TestLedger();
  private final Noticed noticed = new Noticed(ledger);
  private final ReadOrders orders = ledger.the(ReadOrders.class);

  @AfterEach
  void close() {
    ledger.close();
  }

  /** All pages of two, one after the other. */
  static <T> List<T> all(Function<@Nullable PageKey, Page<T>> pages) {
    List<T> all = new ArrayList<>();
    Page<T> page = pages.apply(null);
    all.addAll(page.items());
    while (page.next() != null) {
      page = pages.apply(page.next());
      assertThat(page.items()).isNotEmpty();
      all.addAll(page.items());
    }
    return all;
  }

  private List<String> orders(Wanted wanted) {
    return all(after -> orders.page(wanted, after, 2)).stream()
        .map(OrderStatus::servicerId)
        .toList();
  }

  private static Wanted wanted(String requestorId, String state, String resource, Instant since) {
    return new Wanted(Requests.SUBSCRIPTION, requestorId, state, resource, since);
  }

  private Instant now() {
    return ledger
        .sql()
        .sql("select ledger_now()")
        .query(java.time.OffsetDateTime.class)
        .single()
        .toInstant();
  }

  @Test
  void ordersOfOneMomentAreAllOnOnePageAndOnce() {
    noticed.take(
        IntStream.range(0, 7)
            .mapToObj(i -> Noticed.order("m" + i, "1-" + i, "Open", 1))
            .toArray(Message[]::new));

    assertThat(orders(wanted(null, null, null, null)))
        .containsExactly("1-6", "1-5", "1-4", "1-3", "1-2", "1-1", "1-0");
  }

  @Test
  void whatChangedLastComesFirstAndAFullLastPageHasNoNext() {
    noticed.take(Noticed.order("a", "1-1", "Open", 1));
    noticed.take(Noticed.order("b", "1-2", "Open", 1));
    noticed.take(Noticed.order("c", "1-1", "InProgress", 2));

    Page<OrderStatus> page = orders.page(wanted(null, null, null, null), null, 2);

    assertThat(page.items()).extracting(OrderStatus::servicerId).containsExactly("1-1", "1-2");
    assertThat(page.next()).isNull();
  }

  @Test
  void eachFilterLeavesOutTheOthersAndTheyAddUp() {
    noticed.take(Noticed.order("a", "1-1", "Open", 1, "MINE"));
    noticed.take(Noticed.order("b", "1-2", "Pending Customer Input", 1, "MINE"));
    ledger.pass(Duration.ofHours(1));
    Instant since = now();
    noticed.take(Noticed.order("c", "1-3", "Open", 1, "THEIRS"));
    noticed.take(
        Noticed.message(
            "{\"Id\":\"d\",\"Resource\":\"Shipping\",\"Body\":{\"ServicerId\":\"1-4\",\"State\":\"Open\"}}"));

    assertThat(orders(wanted("MINE", null, null, null))).containsExactly("1-2", "1-1");
    assertThat(orders(wanted(null, "pendingcustomerinput", null, null))).containsExactly("1-2");
    assertThat(orders(wanted(null, "Open", null, null))).containsExactly("1-4", "1-3", "1-1");
    assertThat(orders(wanted(null, null, "Shipping", null))).containsExactly("1-4");
    assertThat(orders(wanted(null, null, null, since))).containsExactly("1-4", "1-3");
    assertThat(orders(wanted("THEIRS", "Open", "SmartHands", since))).containsExactly("1-3");
    assertThat(orders.page(new Wanted("another", null, null, null, null), null, 2).items())
        .isEmpty();
  }

  @Test
  void aHistoryIsPagedFromItsLastStepAndLosesItsWordsInTime() {
    for (int i = 1; i <= 5; i++) {
      noticed.take(Noticed.order("m" + i, "1-7", i % 2 == 0 ? "InProgress" : "Open", i));
    }
    noticed.take(
        Noticed.message(
            """
            {"Id":"q","Resource":"SmartHands",
             "Body":{"ServicerId":"1-7","State":"Open","Activity":"3-1","Description":"One || Two"}}\
            """));
    ReadHistory history = ledger.the(ReadHistory.class);

    List<OrderStep> steps = all(after -> history.page(Requests.SUBSCRIPTION, "1-7", after, 2));

    assertThat(steps).extracting(OrderStep::sequence).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
    OrderStep last = steps.getFirst();
    assertThat(last.descriptions()).containsExactly("One", "Two");
    assertThat(last.source() + " " + last.key() + " " + last.activity())
        .isEqualTo("notification q 3-1");
    assertThat(last.details()).contains("\"warnings\"");

    ledger.pass(Duration.ofDays(91));
    assertThat(ledger.the(Forget.class).histories(Duration.ofDays(90), 100)).isEqualTo(6);

    OrderStep forgotten = history.page(Requests.SUBSCRIPTION, "1-7", null, 1).items().getFirst();
    assertThat(forgotten.descriptions()).isEmpty();
    assertThat(forgotten.details()).isNull();
    assertThat(forgotten.state()).isEqualTo("Open");
  }
}
