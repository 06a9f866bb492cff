package io.emgadapter.dispatch;

import io.emgadapter.ledger.Bells;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.Instance;
import io.emgadapter.ledger.Lease;
import io.emgadapter.ledger.Loop;
import io.emgadapter.subscription.UnusableSettings;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps a few rounds of sending going. */
@Component
class Dispatcher implements SmartLifecycle {
  /** Stops after the intake and before those who take the answers. */
  static final int PHASE = 40;

  private final List<Loop> loops;
  private volatile boolean running;

  Dispatcher(
      Round round, DispatchSettings settings, Deadlines deadlines, Instance instance, Bells bells) {
    if (settings.sendBudget().compareTo(deadlines.lease()) >= 0) {
      throw new UnusableSettings(
          "emg.dispatch.send-budget",
          "supply less than emg.deadlines.lease, or leases end on the way.");
    }
    Durably durably = new Durably(() -> !running);
    this.loops =
        IntStream.range(0, settings.workers())
            .mapToObj(worker -> new Lease(instance.name() + "/" + worker, deadlines.lease()))
            .map(lease ->
                new Loop(
                    "dispatch",
                    bells.tasks(),
                    settings.poll(),
                    () -> round.go(lease, settings.batch(), durably)))
            .toList();
  }

  @Override
  public void start() {
    running = true;
    loops.forEach(Loop::start);
  }

  @Override
  public void stop() {
    running = false;
    loops.forEach(Loop::askToStop);
    loops.forEach(Loop::stop);
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
