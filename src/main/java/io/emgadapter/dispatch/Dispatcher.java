package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Claims.TooLate;
import io.emgadapter.dispatch.Ways.Branch;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.ledger.send.Claim;
import io.emgadapter.subscription.UnusableSettings;
import io.emgadapter.work.Background;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Loop;
import io.emgadapter.work.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps the sending going, of each route apart from the others. */
@Component
class Dispatcher extends Background {
  /** Less than {@code spring.lifecycle.timeout-per-shutdown-phase}. */
  private static final Duration GRACE = Duration.ofSeconds(25);

  /** They are woken when there is something; this is for what nobody thought of. */
  private static final Duration EVERY = Duration.ofSeconds(30);

  private static final Duration LAST = Duration.ofSeconds(4);

  private final Ways ways;
  private final Recorder recorder;
  private final List<Loop> loops = new ArrayList<>();

  /** What claims from the ledger. */
  @Component
  record Claiming(Claim claim, BlockedSubscriptions blocked, KeepBack keepBack) {}

  Dispatcher(
      Ways ways,
      Recorder recorder,
      Claiming claiming,
      DispatchSettings settings,
      Deadlines deadlines,
      Bells bells) {
    super(Phase.DISPATCH);
    check(settings, deadlines);
    this.ways = ways;
    this.recorder = recorder;
    ways.all()
        .forEach((route, branch) -> {
          loops.add(claims(route, branch, claiming, settings));
          loops.add(late(route, claiming, bells));
        });
  }

  static void check(DispatchSettings settings, Deadlines deadlines) {
    if (settings.sendBudget().compareTo(deadlines.lease().dividedBy(2)) > 0) {
      throw new UnusableSettings(
          "emg.dispatch.send-budget",
          "supply half of emg.deadlines.lease at most: a send may begin after the other half.");
    }
    if (settings.window() < 1) {
      throw new UnusableSettings("emg.dispatch.window", "supply 1 or more.");
    }
    if (settings.inHand() < 1 || settings.inHandOfAll() < 1 || settings.emgInHand() < 1) {
      throw new UnusableSettings(
          "emg.dispatch.in-hand", "supply 1 or more, and so for in-hand-of-all and emg-in-hand.");
    }
  }

  private Loop claims(String route, Branch branch, Claiming claiming, DispatchSettings settings) {
    Claims claims =
        new Claims(
            route,
            claiming.claim(),
            claiming.blocked(),
            branch.hand(),
            branch.way(),
            ways.lease(),
            settings.batch());
    return new Loop("dispatch " + route, branch.waiting(), EVERY, claims::round);
  }

  private Loop late(String route, Claiming claiming, Bells bells) {
    TooLate late =
        new TooLate(route, claiming.claim(), claiming.keepBack(), ways.lease(), durably());
    return new Loop("too late " + route, bells.late().another(), EVERY, late::end);
  }

  @Override
  protected void begin() {
    recorder.start();
    loops.forEach(Loop::start);
  }

  @Override
  protected void end() {
    long end = System.nanoTime() + GRACE.toNanos();
    loops.forEach(Loop::askToStop);
    ways.all().values().forEach(branch -> branch.way().askToStop());
    loops.forEach(Loop::stop);
    ways.all()
        .values()
        .forEach(
            branch -> branch.way().stop(Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
    recorder.stop(LAST);
  }
}
