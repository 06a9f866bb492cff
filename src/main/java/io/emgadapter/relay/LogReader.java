package io.emgadapter.relay;

import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.Delivery.Attempt.End;
import io.emgadapter.ledger.events.LoggedEvent;
import io.emgadapter.ledger.events.MoveCursor.Endpoint;
import io.emgadapter.ledger.events.ReadLog;
import io.emgadapter.ledger.events.TakeCursors;
import io.emgadapter.ledger.events.TakeCursors.Hold;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.relay.LogWatch.Log;
import io.emgadapter.relay.LogWatch.ReaderState;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Loop;
import io.emgadapter.work.Pulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log from where it stopped, has its target deliver what it finds, and moves its cursor
 * behind that. The cursor moves a few times a second as long as nothing fails, so after a crash
 * some events are delivered twice. What the target does not take is left behind in the ledger,
 * together with what follows it in its line, and the reader goes on. While the target is out of
 * reach the reader stays where it is.
 */
final class LogReader {
  private static final Duration POLL = Duration.ofMillis(100);

  /** A webhook may take its time for each of a batch. */
  private static final Duration LONGEST_AT_WEBHOOK = Duration.ofMinutes(30);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final String name;
  private final EventTarget target;
  private final LogWatch watch;
  private final ReadLog log;
  private final CursorMover mover;
  private final Duration retry;
  private final Loop loop;
  private volatile boolean stopping;
  private List<Delivery> inHand = List.of();
  private List<Attempt> left = new ArrayList<>();
  private long reached;
  private long leftAt;
  private Duration pause = FIRST_PAUSE;
  private long pausedUntil = System.nanoTime();

  LogReader(String name, EventTarget target, LogWatch watch, Log log, RelaySettings settings) {
    this.name = name;
    this.target = target;
    this.watch = watch;
    this.log = log.read();
    this.retry = settings.retry();
    this.mover = new CursorMover(log.move(), watch, new Durably(() -> stopping));
    this.loop = new Loop(pulse(name), log.tail().grown().another(), POLL, this::round);
  }

  private static Pulse pulse(String name) {
    return name.startsWith("webhook:")
        ? Pulse.of(name, LONGEST_AT_WEBHOOK, () -> true)
        : Pulse.of(name, POLL);
  }

  Pulse pulse() {
    return loop.pulse();
  }

  void start() {
    loop.start();
  }

  /** Asks it to stop, without waiting. */
  void askToStop() {
    stopping = true;
    loop.askToStop();
  }

  /** Stops, and waits until deliveries under way have ended. */
  void stop() {
    askToStop();
    loop.stop();
  }

  /** Records how far it came and gives its lease back, so that another instance goes on at once. */
  void leave() {
    Hold hold = watch.state(name).hold();
    if (hold != null) {
      mover.leave(hold);
    }
  }

  private boolean round() {
    ReaderState state = watch.state(name);
    Hold hold = state.hold();
    if (hold == null || !hold.watch().holds() || System.nanoTime() - pausedUntil < 0) {
      return false;
    }
    if (!mover.isOf(hold)) {
      begin(hold);
    }
    boolean went = false;
    if (!state.disabled()) {
      boolean wentAgain = again(state, hold);
      went = next(state, hold) || wentAgain;
    }
    mover.moveIfTime(hold);
    return went;
  }

  /** Starts again from the ledger, because another instance may have come further. */
  private void begin(Hold hold) {
    mover.begin(hold);
    inHand = List.of();
    left = new ArrayList<>();
    reached = hold.number();
    leftAt = System.nanoTime();
  }

  /** Tries again to deliver what was left behind. */
  private boolean again(ReaderState state, Hold hold) {
    if (!state.due()) {
      return false;
    }
    List<Delivery> due = log.due(name, target.most());
    if (due.isEmpty()) {
      watch.nothingDue(name);
      return false;
    }
    List<Attempt> attempts =
        target.deliver(due, () -> mayDeliver(hold)).stream().map(this::postponed).toList();
    PausePoint.CONFIRMED.reach();
    leftAt = System.nanoTime();
    return mover.record(hold, List.of(), attempts, target.news())
        && attempts.stream().anyMatch(each -> each.end() != End.AGAIN);
  }

  private Attempt postponed(Attempt attempt) {
    return attempt.end() == End.OUTAGE ? Attempt.waits(attempt.delivery(), retry) : attempt;
  }

  /** Delivers what comes next in the log. */
  private boolean next(ReaderState state, Hold hold) {
    if (state.waiting() >= TakeCursors.MOST_WAITING && name.startsWith("webhook:")) {
      return false;
    }
    if (inHand.size() < target.most()) {
      List<LoggedEvent> more = watch.after(reached, target.most() - inHand.size());
      if (more.isEmpty() && inHand.isEmpty()) {
        return false;
      }
      List<Delivery> deliveries = new ArrayList<>(inHand);
      more.stream().flatMap(target::deliveries).forEach(deliveries::add);
      inHand = deliveries;
      reached = more.isEmpty() ? reached : more.getLast().number();
    }
    Set<Delivery.Line> blocked = blocked(state);
    List<Delivery> go =
        inHand.stream().filter(delivery -> !blocked.contains(delivery.line())).toList();
    List<Attempt> attempts = go.isEmpty() ? List.of() : target.deliver(go, () -> mayDeliver(hold));
    inHand.stream()
        .filter(delivery -> blocked.contains(delivery.line()))
        .forEach(delivery -> left.add(Attempt.waits(delivery, Duration.ZERO)));
    settle(attempts, state);
    PausePoint.CONFIRMED.reach();
    return inHand.isEmpty() ? passed(hold, !go.isEmpty()) : outage();
  }

  /** Lines with events that were left behind, whether the ledger has them already or not yet. */
  private Set<Delivery.Line> blocked(ReaderState state) {
    Set<Delivery.Line> blocked =
        left.stream()
            .filter(attempt -> attempt.end() == End.AGAIN)
            .map(attempt -> attempt.delivery().line())
            .collect(Collectors.toCollection(HashSet::new));
    boolean mayBe = target.isShared() || state.waiting() > 0 || leftAt - state.asOf() >= 0;
    if (mayBe && !inHand.isEmpty()) {
      blocked.addAll(log.blocked(inHand.stream().map(Delivery::line).distinct().toList()));
    }
    return blocked;
  }

  /** Sorts what was delivered, what is left behind, and what an outage leaves in hand. */
  private void settle(List<Attempt> attempts, ReaderState state) {
    Set<Delivery.Line> closed = new HashSet<>();
    Set<Delivery.Line> open = new HashSet<>();
    List<Delivery> undecided = new ArrayList<>();
    for (Attempt each : attempts) {
      Delivery.Line line = each.delivery().line();
      End end = isOutage(each, state) ? End.OUTAGE : each.end();
      if (open.contains(line) || (end == End.OUTAGE && !closed.contains(line))) {
        open.add(line);
        undecided.add(each.delivery());
      } else if (closed.contains(line)) {
        left.add(Attempt.waits(each.delivery(), Duration.ZERO));
      } else if (end != End.DONE) {
        left.add(each);
        if (end == End.AGAIN) {
          closed.add(line);
        }
      }
    }
    inHand = undecided;
  }

  /** However long an outage lasts, it leaves only a bounded number of events behind. */
  private static boolean isOutage(Attempt attempt, ReaderState state) {
    return attempt.end() == End.OUTAGE
        || (attempt.end() == End.AGAIN
            && !attempt.counts()
            && state.waiting() >= TakeCursors.MOST_WAITING);
  }

  private boolean passed(Hold hold, boolean delivered) {
    pause = FIRST_PAUSE;
    mover.passed(reached, delivered);
    Endpoint news = target.news();
    if (!left.isEmpty() || news != null) {
      boolean recorded = mover.record(hold, left, List.of(), news);
      leftAt = left.isEmpty() ? leftAt : System.nanoTime();
      left = new ArrayList<>();
      return recorded;
    }
    return true;
  }

  private boolean outage() {
    pausedUntil = System.nanoTime() + pause.toNanos();
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(retry) < 0 ? longer : retry;
    return false;
  }

  private boolean mayDeliver(Hold hold) {
    @Nullable Hold now = watch.state(name).hold();
    return now != null && now.fence() == hold.fence() && now.watch().holds();
  }
}
