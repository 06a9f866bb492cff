package io.emgadapter.relay;

import io.emgadapter.ledger.events.EventTail;
import io.emgadapter.ledger.events.LoggedEvent;
import io.emgadapter.ledger.events.MoveCursor;
import io.emgadapter.ledger.events.ReadLog;
import io.emgadapter.ledger.events.TakeCursors;
import io.emgadapter.ledger.events.TakeCursors.Hold;
import io.emgadapter.ledger.events.TakeCursors.Standing;
import io.emgadapter.sight.LeaseLosses;
import io.emgadapter.sight.LeaseLosses.Place;
import io.emgadapter.work.Lease;
import io.emgadapter.work.Lease.Instance;
import io.emgadapter.work.Loop;
import io.emgadapter.work.Pulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks the ledger, for all readers of this instance together, how the log stands: what other
 * instances have written, which readers are free, and which events are due again. That is one small
 * statement each time; an idle adapter runs no other.
 */
final class LogWatch {
  /**
   * How long a reader stands still after its instance has died, counted from the last renewal of
   * its lease; by default another instance notices within a second after that. A clean stop gives
   * the reader back at once. An instance that is only slow stops publishing when half of the lease
   * has passed without a renewal, and once another instance has the reader, the slow one can no
   * longer move the cursor. So a shorter lease costs repetitions when the database is slow, and
   * never an event.
   */
  static final Duration LEASE = Duration.ofSeconds(6);

  /** Well before half of the lease has passed; the ledger is asked at least this often. */
  private static final Duration RENEW = LEASE.dividedBy(3);

  private static final int PART = 500;
  private static final long MOST_IN_MEMORY = 5_000;

  private final EventTail tail;
  private final ReadLog log;
  private final TakeCursors takeCursors;
  private final LeaseLosses losses;
  private final Lease lease;
  private final Duration poll;
  private final List<String> readers;
  private final Map<String, ReaderState> states = new ConcurrentHashMap<>();
  private final Loop loop;
  private long asked = System.nanoTime();
  private boolean begun;

  LogWatch(Log log, Instance instance, Duration poll, List<String> readers) {
    this.tail = log.tail();
    this.log = log.read();
    this.takeCursors = log.take();
    this.losses = log.losses();
    this.lease = new Lease(instance.name(), LEASE);
    this.poll = poll.compareTo(RENEW) < 0 ? poll : RENEW;
    this.readers = readers;
    this.loop = new Loop("log", tail.asked(), this.poll, this::round);
  }

  void start() {
    loop.start();
  }

  void stop() {
    loop.stop();
  }

  Pulse pulse() {
    return loop.pulse();
  }

  /** How a reader stands. */
  ReaderState state(String reader) {
    return states.getOrDefault(reader, ReaderState.EMPTY);
  }

  /** The events behind a number, at most so many. */
  List<LoggedEvent> after(long number, int most) {
    return tail.after(number, most).orElseGet(() -> log.after(number, most));
  }

  /** A move of the cursor has renewed the lease, which counts from before that move. */
  void renewed(Hold before) {
    states.computeIfPresent(
        before.reader(), (_, state) -> isOlder(state.hold(), before) ? state.with(before) : state);
  }

  /** Another instance has the reader by now. */
  void lost(Hold hold) {
    drop(hold, 1);
  }

  /** Lets another instance take the reader at once. */
  void giveBack(Hold hold) {
    drop(hold, 0);
    takeCursors.giveBack(hold);
  }

  private void drop(Hold hold, int lost) {
    states.computeIfPresent(
        hold.reader(),
        (_, state) -> {
          if (!isSame(state.hold(), hold)) {
            return state;
          }
          losses.add(Place.EVENT_READERS, lost);
          return state.with(null);
        });
  }

  /** Everything that was due has been tried. */
  void nothingDue(String reader) {
    states.computeIfPresent(reader, (_, state) -> state.withNothingDue());
  }

  private static boolean isSame(@Nullable Hold one, Hold other) {
    return one != null && one.fence() == other.fence();
  }

  private static boolean isOlder(@Nullable Hold one, @Nullable Hold other) {
    return one != null
        && other != null
        && isSame(one, other)
        && one.watch().isOlderThan(other.watch());
  }

  private boolean round() {
    if (begun && tail.isBehind()) {
      catchUp();
    }
    if (tail.wasNudged() || !begun || System.nanoTime() - asked >= poll.toNanos()) {
      ask();
    }
    return false;
  }

  private void ask() {
    long now = System.nanoTime();
    List<Standing> standing = standing();
    // First of all, because the leases are committed: if reading the log fails now, their readers
    // read what they need themselves, and this is tried again.
    standing.forEach(each -> state(each, now));
    follow(standing.isEmpty() ? log.head() : standing.getFirst().head());
    asked = now;
    if (states.values().stream().anyMatch(state -> state.hold() != null)) {
      tail.grown().ring();
    }
  }

  private List<Standing> standing() {
    boolean renew = isRenewalDue();
    List<Standing> standing = takeCursors.look(lease, readers, renew);
    if (standing.size() == readers.size()) {
      return standing;
    }
    List<String> missing = new ArrayList<>(readers);
    missing.removeAll(standing.stream().map(Standing::reader).toList());
    takeCursors.begin(missing);
    return takeCursors.look(lease, readers, true);
  }

  private boolean isRenewalDue() {
    return states.values().stream()
        .map(ReaderState::hold)
        .anyMatch(hold -> hold != null && hold.watch().age().compareTo(RENEW) >= 0);
  }

  private void state(Standing standing, long asOf) {
    states.compute(
        standing.reader(),
        (_, old) ->
            new ReaderState(
                held(standing.hold(), old == null ? null : old.hold()),
                standing.waiting(),
                standing.due(),
                standing.disabled(),
                asOf));
  }

  /**
   * What is held by now: a move of the cursor may have renewed a lease since the ledger was asked,
   * which does not name what it did not renew.
   */
  private @Nullable Hold held(@Nullable Hold asked, @Nullable Hold old) {
    if (old == null) {
      return asked;
    }
    boolean lost = asked == null ? old.watch().age().compareTo(LEASE) > 0 : !isSame(asked, old);
    if (lost) {
      losses.add(Place.EVENT_READERS, 1);
      return asked;
    }
    return asked == null || isOlder(asked, old) ? old : asked;
  }

  private void follow(long head) {
    if (!begun || head - tail.high() > MOST_IN_MEMORY) {
      tail.begin(head);
      begun = true;
    } else if (head > tail.high()) {
      catchUp();
    }
  }

  private void catchUp() {
    List<LoggedEvent> next;
    do {
      long high = tail.high();
      next = log.after(high, PART);
      tail.read(high, next);
    } while (next.size() == PART || (tail.isBehind() && !next.isEmpty()));
  }

  /**
   * How a reader of the log stands at this instance.
   *
   * @param hold this instance's lease of it; null while another instance has it
   * @param waiting how many events it left behind
   * @param due whether some of those may be tried again
   * @param disabled whether it is a webhook that is disabled
   * @param asOf when the ledger was asked, by {@link System#nanoTime}
   */
  record ReaderState(@Nullable Hold hold, int waiting, boolean due, boolean disabled, long asOf) {
    static final ReaderState EMPTY = new ReaderState(null, 0, false, false, 0);

    ReaderState with(@Nullable Hold other) {
      return new ReaderState(other, waiting, due, disabled, asOf);
    }

    ReaderState withNothingDue() {
      return new ReaderState(hold, waiting, false, disabled, asOf);
    }
  }

  /** The log: its end in memory, its transactions, and where lost leases are counted. */
  record Log(EventTail tail, ReadLog read, TakeCursors take, MoveCursor move, LeaseLosses losses) {}
}
