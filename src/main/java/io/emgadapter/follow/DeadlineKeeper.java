package io.emgadapter.follow;

import io.emgadapter.ledger.end.PassDeadlines;
import io.emgadapter.ledger.end.PassDeadlines.Overdue;
import io.emgadapter.work.Background.InRounds;
import io.emgadapter.work.Bells;
import io.emgadapter.work.LogKey;
import io.emgadapter.work.Phase;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Applies what follows when deadlines of Tasks have passed. */
@Component
class DeadlineKeeper extends InRounds {
  private static final Logger LOG = LoggerFactory.getLogger(DeadlineKeeper.class);
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final int BATCH = 100;

  private final PassDeadlines passDeadlines;
  private final Bells bells;

  DeadlineKeeper(PassDeadlines passDeadlines, Bells bells) {
    super(Phase.FOLLOW, "follow", bells.deadlines(), EVERY);
    this.passDeadlines = passDeadlines;
    this.bells = bells;
  }

  @Override
  protected boolean round() {
    List<Overdue> overdue = passDeadlines.overdue(BATCH);
    List<Boolean> passed = durably().each(overdue, passDeadlines::pass, DeadlineKeeper::leave);
    if (passed.contains(true)) {
      bells.tasks().ring();
    }
    return overdue.size() == BATCH && passed.contains(true);
  }

  private static void leave(Overdue overdue) {
    LOG.atError()
        .addKeyValue(LogKey.TASK, overdue.task())
        .log("What follows from a Task's deadline cannot be recorded; it is tried again");
  }
}
