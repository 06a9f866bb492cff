package io.emgadapter.work;

import io.emgadapter.work.Background.InRounds;
import io.emgadapter.work.Bells.Bell;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Equinix, each time on a virtual thread of its own, a few at a time, so that a slow answer
 * holds up no other. A stop interrupts all: who asks changes nothing, and what is not recorded is
 * asked for again when its lease ends.
 */
public abstract class BoundedWork extends InRounds {
  private static final Logger LOG = LoggerFactory.getLogger(BoundedWork.class);
  private static final int SECONDS_TO_END = 5;

  private final String name;
  private final Bell bell;
  private final Semaphore places;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param name of what it does
   * @param atOnce so many places
   * @param bell rings when there may be something; this one's own
   * @param every so often the round is called without it
   */
  protected BoundedWork(Phase phase, String name, int atOnce, Bell bell, Duration every) {
    super(phase, name, bell, every);
    this.name = name;
    this.bell = bell;
    this.places = new Semaphore(atOnce);
  }

  @Override
  protected final boolean round() {
    fill();
    return false;
  }

  /** Fills the places that are free; called when the bell rings or a place gets free. */
  protected abstract void fill();

  /** How many places are free; only {@link #fill} takes any. */
  protected final int free() {
    return places.availablePermits();
  }

  /**
   * Takes a place.
   *
   * @param work says whether another can be asked for at once
   */
  protected final void ask(BooleanSupplier work) {
    places.acquireUninterruptibly();
    threads.execute(() -> inPlace(work));
  }

  private void inPlace(BooleanSupplier work) {
    boolean goesOn = false;
    try {
      goesOn = work.getAsBoolean();
    } catch (RuntimeException e) {
      if (isRunning()) {
        LOG.atError()
            .addKeyValue(LogKey.LOOP, name)
            .log("A piece of work failed ({}); it comes again when its lease ends", Failures.kind(e));
        Failures.debug(LOG, e);
      }
    } finally {
      places.release();
      if (goesOn) {
        bell.ring();
      }
    }
  }

  @Override
  protected void end() {
    super.end();
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
        LOG.atWarn()
            .addKeyValue(LogKey.LOOP, name)
            .log("A piece of work does not end; another instance takes it when its lease ends");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
