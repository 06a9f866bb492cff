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
 * Rings for what time has brought, and for what another instance left: asks the ledger once a
 * second for all steps, so that an idle one is not asked by each of them.
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

  /** After a look that found nothing it sits out a turn. */
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
