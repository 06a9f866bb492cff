package io.emgadapter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Stories;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.events.EventTail;
import io.emgadapter.ledger.events.Listeners;
import io.emgadapter.ledger.events.MoveCursor;
import io.emgadapter.ledger.events.ReadLog;
import io.emgadapter.ledger.events.TakeCursors;
import io.emgadapter.relay.LogWatch.Log;
import io.emgadapter.sight.LeaseLosses;
import io.emgadapter.work.Lease.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Relays on a ledger whose clock the test moves. */
final class RelayRig implements AutoCloseable {
  /** How long an event waits at first that found no route. */
  static final Duration RETRY = Duration.ofSeconds(100);

  final TestLedger ledger;
  final Stories stories;

  /** That of the last instance. */
  LogWatch watch;

  private final List<Relays> relays = new ArrayList<>();

  RelayRig() {
    this(new Listeners(Map.of()));
  }

  RelayRig(Listeners listeners) {
    this.ledger = new TestLedger(listeners);
    this.stories = new Stories(ledger);
  }

  /** Starts one more instance at a broker; it gives a sender's queue up after two tries. */
  Relays relay(Brokers to) {
    RelaySettings settings = settings(to.exchange);
    Map<String, EventTarget> targets = new LinkedHashMap<>();
    targets.put("events", new ExchangeTarget(to.publisher(), to::declare, settings));
    targets.put("replies", new RepliesTarget(to.publisher(), settings));
    return relay(targets, settings);
  }

  static RelaySettings settings(String exchange) {
    return new RelaySettings(exchange, 3, Duration.ofMillis(20), Duration.ofSeconds(5), RETRY, 2);
  }

  /** Starts one more instance with readers of these names; only the first hears of commits. */
  Relays relay(Map<String, EventTarget> targets, RelaySettings settings) {
    EventTail tail = relays.isEmpty() ? ledger.the(EventTail.class) : new EventTail();
    Log log = log(tail);
    watch = new LogWatch(log, new Instance(), settings.poll(), List.copyOf(targets.keySet()));
    List<LogReader> readers = new ArrayList<>();
    targets.forEach(
        (name, target) -> readers.add(new LogReader(name, target, watch, log, settings)));
    Relays started = new Relays(watch, readers);
    relays.add(started);
    started.start();
    return started;
  }

  /** The log, with an end in memory of its own. */
  Log log(EventTail tail) {
    return new Log(
        tail,
        ledger.the(ReadLog.class),
        ledger.the(TakeCursors.class),
        ledger.the(MoveCursor.class),
        ledger.the(LeaseLosses.class));
  }

  /** Waits until what is left behind at destinations like this is as said: state, attempts. */
  void left(String destination, String... expected) {
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(
                    ledger.rows(
                        """
                        select concat_ws(' ', state, attempts, outcome) as is from event_retry
                        where destination like '%s' order by subject, number\
                        """
                            .formatted(destination)))
                .extracting(row -> row.get("is"))
                .containsExactly((Object[]) expected));
  }

  /** Waits until a reader has come to the end of the log. */
  void passed(String reader) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(
                    ledger.rows(
                        """
                        select 1 from event_cursor where reader = '%s'
                          and number = (select max(number) from event)\
                        """
                            .formatted(reader)))
                .hasSize(1));
  }

  @Override
  public void close() {
    relays.forEach(Relays::stop);
    ledger.close();
  }
}
