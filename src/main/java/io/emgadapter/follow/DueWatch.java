package io.emgadapter.follow;

import io.emgadapter.ledger.upkeep.FindDue;
import io.emgadapter.ledger.upkeep.FindDue.Due;
import io.emgadapter.work.Background.InRounds;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Bells.Bell;
import io.emgadapter.work.Phase;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Rings the bells of the steps for which something has become due, or was left by another instance.
 * It asks the ledger once a second for all steps, so that an idle ledger is not asked by each of
 * them.
 */
@Component
class DueWatch extends InRounds {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final FindDue findDue;
  private final Bells bells;
  private boolean rests;

  DueWatch(FindDue findDue, Bells bells) {
    super(Phase.FOLLOW, "due", new Bell(), EVERY);
    this.findDue = findDue;
    this.bells = bells;
  }

  /** A round that found nothing is followed by a pause. */
  @Override
  protected boolean round() {
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
}
