package io.emgadapter.follow;

import io.emgadapter.ledger.upkeep.FindDue;
import io.emgadapter.ledger.upkeep.FindDue.Due;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Bells.Bell;
import io.emgadapter.work.Loop;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Rings for what time has brought, and for what another instance left: asks the ledger once a
 * second for all steps, so that an idle one is not asked by each of them.
 */
@Component
class Clockwork implements SmartLifecycle {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final FindDue findDue;
  private final Bells bells;
  private final Loop loop = new Loop("clockwork", new Bell(), EVERY, this::round);
  private boolean rests;
  private volatile boolean running;

  Clockwork(FindDue findDue, Bells bells) {
    this.findDue = findDue;
    this.bells = bells;
  }

  /** After a look that found nothing it sits out a turn. */
  private boolean round() {
    if (rests) {
      rests = false;
      return false;
    }
    Set<Due> found = findDue.find();
    rests = found.isEmpty();
    found.forEach(due -> {
      switch (due) {
        case READY -> bells.tasks().ring();
        case LATE -> bells.late().ring();
        case OVERDUE -> bells.deadlines().ring();
        case UNKNOWN -> bells.lookUps().ring();
      }
    });
    return false;
  }

  @Override
  public void start() {
    running = true;
    loop.start();
  }

  @Override
  public void stop() {
    running = false;
    loop.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return DeadlineKeeper.PHASE;
  }
}
