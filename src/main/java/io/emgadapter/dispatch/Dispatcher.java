package io.emgadapter.dispatch;

import io.emgadapter.ledger.Bell;
import io.emgadapter.ledger.Bells;
import io.emgadapter.ledger.ClaimLate;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.Instance;
import io.emgadapter.ledger.Lease;
import io.emgadapter.ledger.Loop;
import io.emgadapter.subscription.UnusableSettings;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the sending of each route going, apart from the others: to the messaging gateway in
 * batches, elsewhere one by one.
 */
@Component
class Dispatcher implements SmartLifecycle {
  /** Stops after the intake and before those who take the answers. */
  static final int PHASE = 40;

  /** Less than {@code spring.lifecycle.timeout-per-shutdown-phase}. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Round round;
  private final ClaimLate claimLate;
  private final KeepBack keepBack;
  private final DispatchSettings settings;
  private final Duration lease;
  private final Instance instance;
  private final Bells bells;
  private final Durably durably = new Durably(() -> !isRunning());
  private final List<Route> all;
  private volatile boolean running;

  Dispatcher(
      Round round,
      ClaimLate claimLate,
      KeepBack keepBack,
      Gateways gateways,
      DispatchSettings settings,
      Deadlines deadlines,
      Instance instance,
      Bells bells) {
    check(settings, deadlines);
    this.round = round;
    this.claimLate = claimLate;
    this.keepBack = keepBack;
    this.settings = settings;
    this.lease = deadlines.lease();
    this.instance = instance;
    this.bells = bells;
    this.all = gateways.routes().stream().flatMap(this::of).toList();
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
    if (settings.inHand() < 1 || settings.inHandOfAll() < 1) {
      throw new UnusableSettings(
          "emg.dispatch.in-hand", "supply 1 or more, and so for in-hand-of-all.");
    }
  }

  private Stream<Route> of(String route) {
    return Stream.concat(sending(route), Stream.of(tooLate(route)));
  }

  private Stream<Route> sending(String route) {
    return route.equals(Gateways.EMG)
        ? IntStream.range(0, settings.workers()).mapToObj(this::batches)
        : Stream.of(oneByOne(route));
  }

  private Route batches(int worker) {
    Lease own = lease(Integer.toString(worker));
    return new Repeating(
        new Loop(
            "dispatch " + Gateways.EMG,
            bells.tasks().another(),
            settings.poll(),
            () -> round.batch(own, Gateways.EMG, settings.batch(), durably)));
  }

  private Route oneByOne(String route) {
    return new OneByOne(
        route,
        round,
        lease(route),
        durably,
        settings.inHand(),
        settings.inHandOfAll(),
        bells.tasks().another(),
        settings.poll());
  }

  private Route tooLate(String route) {
    TooLate late = new TooLate(route, claimLate, keepBack, lease("late"), durably, bells);
    return new Repeating(new Loop("too late " + route, new Bell(), settings.poll(), late::end));
  }

  private Lease lease(String name) {
    return new Lease(instance.name() + "/" + name, lease);
  }

  @Override
  public void start() {
    running = true;
    all.forEach(Route::start);
  }

  @Override
  public void stop() {
    running = false;
    long end = System.nanoTime() + GRACE.toNanos();
    all.forEach(Route::askToStop);
    all.forEach(each -> each.stop(Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
