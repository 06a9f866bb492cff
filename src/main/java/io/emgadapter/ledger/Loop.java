package io.emgadapter.ledger;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does rounds of work: at once again while there is more, else when its bell rings or
 * a while has passed. A round that fails is tried again after a pause; nothing ends the loop but
 * {@link #stop}.
 */
public final class Loop {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(30);

  private final Thread thread;
  private final Bell bell;
  private final Duration poll;
  private final BooleanSupplier round;
  private volatile boolean stopped;

  /**
   * @param name of the thread
   * @param poll how long it waits for its bell
   * @param round says whether there may be more to do
   */
  public Loop(String name, Bell bell, Duration poll, BooleanSupplier round) {
    this.bell = bell;
    this.poll = poll;
    this.round = round;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /** Starts it. */
  public void start() {
    thread.start();
  }

  /** Whether it was told to stop. */
  public boolean stopped() {
    return stopped;
  }

  /** Lets the round in hand end, for half a minute at most. */
  public void stop() {
    stopped = true;
    bell.ring();
    try {
      if (!thread.join(LONGEST_ROUND)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!stopped) {
      try {
        if (!round.getAsBoolean()) {
          bell.await(poll);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        LOG.error("A round of {} failed; it is tried again", thread.getName(), e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      bell.await(PAUSE);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }
}
