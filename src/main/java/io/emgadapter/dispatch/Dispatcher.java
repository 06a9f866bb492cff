package io.emgadapter.dispatch;

import io.emgadapter.dispatch.ClaimTasks.TooLate;
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

  private final RouteSenders senders;
  private final Recorder recorder;
  private final List<Loop> loops = new ArrayList<>();

  /** What claims from the ledger. */
  @Component
  record Claiming(Claim claim, BlockedSubscriptions blocked, UnsentTasks unsentTasks) {}

  Dispatcher(
      RouteSenders senders,
      Recorder recorder,
      Claiming claiming,
      DispatchSettings settings,
      Deadlines deadlines,
      Bells bells) {
    super(Phase.DISPATCH);
    check(settings, deadlines);
    this.senders = senders;
    this.recorder = recorder;
    for (RouteSender sender : senders.all()) {
      loops.add(claims(sender, claiming, settings.batch()));
      loops.add(late(sender, claiming, bells));
    }
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

  private static Loop claims(RouteSender sender, Claiming claiming, int most) {
    ClaimTasks claims = new ClaimTasks(claiming.claim(), claiming.blocked(), sender, most);
    return new Loop("dispatch " + sender.route().word(), sender.waiting(), EVERY, claims::round);
  }

  private Loop late(RouteSender sender, Claiming claiming, Bells bells) {
    TooLate late =
        new TooLate(
            sender.route(), claiming.claim(), claiming.unsentTasks(), sender.lease(), durably());
    return new Loop("too late " + sender.route().word(), bells.late().another(), EVERY, late::end);
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
    senders.all().forEach(RouteSender::askToStop);
    loops.forEach(Loop::stop);
    senders
        .all()
        .forEach(sender -> sender.stop(Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
    recorder.stop(LAST);
  }
}
