package io.emgadapter.work;

import io.emgadapter.work.Bells.Bell;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that works in rounds. As long as there is more to do it goes on at once; otherwise it
 * waits until its bell rings or some time has passed. A round that fails is tried again after a
 * pause; only {@link #stop} ends the loop. Its {@link Pulse} says whether it still goes round.
 */
public final class Loop {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(30);

  private final Thread thread;
  private final Pulse pulse;
  private final Bell bell;
  private final Duration poll;
  private final BooleanSupplier round;
  private volatile boolean stopped;
  private boolean down;

  /**
   * @param name of the thread
   * @param poll the longest wait for the bell
   * @param round says whether there may be more to do
   */
  public Loop(String name, Bell bell, Duration poll, BooleanSupplier round) {
    this(Pulse.of(name, poll), bell, poll, round);
  }

  /** The same, where it is not its pace that says when it stands still. */
  public Loop(Pulse pulse, Bell bell, Duration poll, BooleanSupplier round) {
    this.pulse = pulse;
    this.bell = bell;
    this.poll = poll;
    this.round = round;
    this.thread = Thread.ofPlatform().name(pulse.name()).daemon().unstarted(this::run);
  }

  /** Its sign of life. */
  public Pulse pulse() {
    return pulse;
  }

  /** Starts it. */
  public void start() {
    pulse.begin();
    thread.start();
  }

  /** Asks the loop to stop after the current round, without waiting. */
  public void askToStop() {
    stopped = true;
    pulse.end();
    bell.ring();
  }

  /** Stops the loop and waits, at most half a minute, until the current round has ended. */
  public void stop() {
    askToStop();
    try {
      if (thread.isAlive() && !thread.join(LONGEST_ROUND)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!stopped) {
      try {
        boolean more = round.getAsBoolean();
        pulse.beat();
        if (!more) {
          bell.await(poll);
        }
        recovered();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        failed(e);
        pause();
      }
    }
  }

  /**
   * An outage is logged once when it begins and once when it ends; an error of our own each time.
   */
  private void failed(Throwable failure) {
    if (!Failures.isBusy(failure)) {
      LOG.atError()
          .addKeyValue(LogKey.LOOP, name())
          .log("A round failed ({}); it is tried again", Failures.kind(failure));
      Failures.debug(LOG, failure);
    } else if (!down) {
      down = true;
      LOG.atWarn()
          .addKeyValue(LogKey.LOOP, name())
          .log("The ledger is out of reach ({}); this loop waits for it", Failures.kind(failure));
    }
  }

  private void recovered() {
    if (down) {
      down = false;
      LOG.atInfo()
          .addKeyValue(LogKey.LOOP, name())
          .log("The ledger is in reach again; this loop goes on");
    }
  }

  private String name() {
    return pulse.name();
  }

  private void pause() {
    try {
      bell.await(PAUSE);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }
}
