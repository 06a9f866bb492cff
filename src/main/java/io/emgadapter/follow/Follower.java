package io.emgadapter.follow;

import io.emgadapter.ledger.Bell;
import io.emgadapter.ledger.Bells;
import io.emgadapter.ledger.Loop;
import io.emgadapter.ledger.PassDeadlines;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Passes deadlines, once a second. */
@Component
class Follower implements SmartLifecycle {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int BATCH = 100;

  private final Loop loop;
  private volatile boolean running;

  Follower(PassDeadlines passDeadlines, Bells bells) {
    this.loop = new Loop("follow", new Bell(), EVERY, () -> pass(passDeadlines, bells));
  }

  private static boolean pass(PassDeadlines passDeadlines, Bells bells) {
    int passed = passDeadlines.pass(BATCH);
    if (passed > 0) {
      bells.ring();
    }
    return passed == BATCH;
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
}
