package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.event.CloudEvents.RecordedEvent;
import io.emgadapter.ledger.orders.TakeNotifications;
import io.emgadapter.ledger.reads.ReadFeed;
import io.emgadapter.ledger.reads.ReadFeed.FeedFilter;
import io.emgadapter.ledger.reads.ReadFeed.FeedPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All events in one order, as the stream of events reads them. */
class FeedTest {
  private static final FeedFilter ALL = new FeedFilter(List.of(), null, null);
  private static final Duration WEEK = Duration.ofDays(7);

  private final TestLedger ledger = new TestLedger();
  private final Noticed noticed = new Noticed(ledger);
  private final ReadFeed feed = ledger.the(ReadFeed.class);
  private long reached = feed.end();

  @AfterEach
  void close() {
    ledger.close();
  }

  private List<String> read(FeedFilter filter) {
    List<String> subjects = new ArrayList<>();
    FeedPart part;
    do {
      part = feed.read(reached, filter);
      part.events().stream().map(RecordedEvent::subject).forEach(subjects::add);
      reached = part.reached();
    } while (!part.atEnd());
    return subjects;
  }

  private UUID id(String subject) {
    return ledger
        .sql()
        .sql("select id from event where subject = ?")
        .param(subject)
        .query(UUID.class)
        .single();
  }

  @Test
  void eachIsReadOnce() {
    noticed.take(Noticed.order("a", "1-1", "Open", 1), Noticed.order("b", "1-2", "Open", 1));
    assertThat(read(ALL)).containsExactlyInAnyOrder("1-1", "1-2");
    assertThat(read(ALL)).isEmpty();

    noticed.take(Noticed.order("c", "1-3", "Open", 1));

    assertThat(read(ALL)).containsExactly("1-3");
  }

  @Test
  void whatIsNotWantedIsPassedOverHoweverMuchItIs() {
    for (int batch = 0; batch < 8; batch++) {
      TakeNotifications.Message[] messages = new TakeNotifications.Message[200];
      for (int i = 0; i < messages.length; i++) {
        String id = batch + "-" + i;
        messages[i] = Noticed.order(id, "1-" + id, "Open", 1);
      }
      noticed.take(messages);
    }

    assertThat(read(new FeedFilter(List.of("order.updated"), "1-7-199", null)))
        .containsExactly("1-7-199");
    assertThat(feed.read(reached, ALL).events()).isEmpty();
  }

  @Test
  void typesAndSubscriptionsAreDistinguished() {
    long start = reached;
    noticed.take(
        Noticed.order("a", "1-1", "Open", 1),
        Noticed.message("{\"Id\":\"b\",\"Resource\":\"Moon\",\"Body\":{}}"));

    assertThat(feed.read(start, new FeedFilter(List.of("order.updated"), null, null)).events())
        .hasSize(1);
    assertThat(feed.read(start, new FeedFilter(List.of(), null, List.of("default"))).events())
        .hasSize(2);
    assertThat(feed.read(start, new FeedFilter(List.of(), null, List.of("another"))).events())
        .isEmpty();
    assertThat(feed.read(start, new FeedFilter(List.of(), null, List.of())).events()).isEmpty();
  }

  @Test
  void itGoesOnAfterAnEventThatIsKnownNotTooOldAndSeen() {
    noticed.take(Noticed.order("a", "1-1", "Open", 1));
    noticed.take(Noticed.order("b", "1-2", "Open", 1));

    reached = feed.find(id("1-1"), WEEK, List.of("default")).orElseThrow();
    assertThat(read(ALL)).containsExactly("1-2");

    assertThat(feed.find(id("1-1"), WEEK, List.of("another"))).isEmpty();
    assertThat(feed.find(UUID.randomUUID(), WEEK, null)).isEmpty();
    ledger.pass(Duration.ofDays(8));
    assertThat(feed.find(id("1-1"), WEEK, null)).isEmpty();
  }
}
