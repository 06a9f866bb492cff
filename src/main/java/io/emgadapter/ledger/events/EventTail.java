package io.emgadapter.ledger.events;

import io.emgadapter.sight.Counting;
import io.emgadapter.work.Bells.Bell;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * The end of the log in memory: events that this instance has committed, and those that it has read
 * of other instances. It holds every event with a number above {@code low} up to {@code high}, so
 * that readers need not ask the ledger. An event that was committed here but does not directly
 * follow {@code high} waits until the ledger was asked what lies between, mostly nothing. Bounded
 * by count and by bytes; a reader that is further behind reads from the ledger.
 */
@Component
public final class EventTail {
  private static final int MOST = 5_000;
  private static final long MOST_BYTES = 8L << 20;

  private final TreeMap<Long, LoggedEvent> events = new TreeMap<>();
  private final TreeMap<Long, LoggedEvent> early = new TreeMap<>();
  private final Bell grown = new Bell();
  private final Bell asked = new Bell();
  private long bytes;
  private long earlyBytes;
  private long low = -1;
  private long high = -1;
  private boolean overflown;
  private volatile boolean nudged;
  private volatile Consumer<List<LoggedEvent>> heard = _ -> {};

  /** Counts what each transaction of this instance has written. May be called once. */
  public void whenCommitted(Consumer<List<LoggedEvent>> heard) {
    this.heard = heard;
  }

  /** Rings when there is something new for readers. */
  public Bell grown() {
    return grown;
  }

  /** Rings when the ledger should be asked what is new. */
  public Bell asked() {
    return asked;
  }

  /** Has the ledger asked at once for everything new, including retries and leases. */
  public void nudge() {
    nudged = true;
    asked.ring();
  }

  /** Whether it was {@linkplain #nudge nudged} since the last call. */
  public boolean wasNudged() {
    boolean was = nudged;
    nudged = false;
    return was;
  }

  /** Takes the events that a transaction of this instance has written, in their order. */
  void committed(List<LoggedEvent> written) {
    if (written.isEmpty()) {
      return;
    }
    synchronized (this) {
      for (LoggedEvent event : written) {
        if (event.number() == high + 1 && high >= 0) {
          add(event);
        } else if (event.number() > high) {
          putOff(event);
        }
      }
      follow();
    }
    (isBehind() ? asked : grown).ring();
    Counting.now(() -> heard.accept(written));
  }

  /**
   * Takes the events that were read from the ledger directly after {@code after}, with no gap that
   * could still fill.
   */
  public void read(long after, List<LoggedEvent> found) {
    synchronized (this) {
      if (after > high) {
        return;
      }
      found.stream().filter(event -> event.number() > high).forEach(this::add);
      overflown = false;
      follow();
    }
    grown.ring();
  }

  /** Begins again after this number, if the ledger holds more than memory should. */
  public synchronized void begin(long number) {
    events.clear();
    bytes = 0;
    low = number;
    high = number;
    follow();
  }

  /** Whether something was committed here that may have other events before it. */
  public synchronized boolean isBehind() {
    return overflown || !early.isEmpty();
  }

  /** Up to this number it is known of every event whether it exists; -1 at first. */
  public synchronized long high() {
    return high;
  }

  /**
   * The events after a number, at most so many.
   *
   * @return empty if only the ledger knows
   */
  public synchronized Optional<List<LoggedEvent>> after(long number, int most) {
    if (number < low || number > high || high < 0) {
      return Optional.empty();
    }
    return Optional.of(events.tailMap(number, false).values().stream().limit(most).toList());
  }

  /** Waits until there is an event after this number, at most for this long. */
  public synchronized void awaitBeyond(long number, Duration longest) throws InterruptedException {
    long until = System.nanoTime() + longest.toNanos();
    long left = longest.toNanos();
    while (high <= number && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = until - System.nanoTime();
    }
  }

  private void putOff(LoggedEvent event) {
    if (early.size() < MOST && earlyBytes < MOST_BYTES) {
      early.put(event.number(), event);
      earlyBytes += event.size();
    } else {
      overflown = true;
    }
  }

  /** Events that came early may follow directly now. */
  private void follow() {
    while (!early.isEmpty() && early.firstKey() <= high + 1) {
      LoggedEvent next = early.pollFirstEntry().getValue();
      earlyBytes -= next.size();
      if (next.number() > high) {
        add(next);
      }
    }
    notifyAll();
  }

  private void add(LoggedEvent event) {
    events.put(event.number(), event);
    bytes += event.size();
    high = event.number();
    while (events.size() > MOST || bytes > MOST_BYTES) {
      LoggedEvent oldest = events.pollFirstEntry().getValue();
      bytes -= oldest.size();
      low = oldest.number();
    }
  }
}
