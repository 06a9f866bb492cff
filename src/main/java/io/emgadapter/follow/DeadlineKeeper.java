package io.emgadapter.follow;

import io.emgadapter.ledger.end.PassDeadlines;
import io.emgadapter.ledger.end.PassDeadlines.Overdue;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Loop;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Passes deadlines. */
@Component
class DeadlineKeeper implements SmartLifecycle {
  /** Stops when nothing is sent or received any more, and before the relay. */
  static final int PHASE = 20;

  private static final Logger LOG = LoggerFactory.getLogger(DeadlineKeeper.class);
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final int BATCH = 100;

  private final PassDeadlines passDeadlines;
  private final Bells bells;
  private final Loop loop;
  private final Durably durably = new Durably(() -> !isRunning());
  private volatile boolean running;

  DeadlineKeeper(PassDeadlines passDeadlines, Bells bells) {
    this.passDeadlines = passDeadlines;
    this.bells = bells;
    this.loop = new Loop("follow", bells.deadlines(), EVERY, this::round);
  }

  private boolean round() {
    List<Overdue> overdue = passDeadlines.overdue(BATCH);
    List<Boolean> passed = durably.run(overdue, this::pass, DeadlineKeeper::leave);
    if (passed.contains(true)) {
      bells.tasks().ring();
    }
    return overdue.size() == BATCH && passed.contains(true);
  }

  private List<Boolean> pass(List<Overdue> batch) {
    passDeadlines.pass(batch);
    return batch.stream().map(_ -> true).toList();
  }

  private static Boolean leave(Overdue overdue) {
    LOG.error("The deadline of Task {} cannot be passed; it is tried again", overdue.task());
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
    return PHASE;
  }
}
