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
 * Work that asks Equinix: each question on a virtual thread of its own and a few at a time, so that
 * a slow answer holds up no other. A stop interrupts all of them. Asking changes nothing at
 * Equinix, and what was not recorded is asked again when its lease ends.
 */
public abstract class BoundedWork extends InRounds {
  private static final Logger LOG = LoggerFactory.getLogger(BoundedWork.class);
  private static final int SECONDS_TO_END = 5;

  /** No question takes so long. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final String name;
  private final Bell bell;
  private final Semaphore places;
  private final Pulse pulse;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param name what it does, in a word
   * @param atOnce how many questions may be open at the same time
   * @param bell rings when there may be work; nobody else waits for it
   * @param every how often a round is made without the bell
   */
  protected BoundedWork(Phase phase, String name, int atOnce, Bell bell, Duration every) {
    Semaphore free = new Semaphore(atOnce);
    // With all places taken nothing goes on, and only a question that ends is a sign of life.
    Pulse sign = Pulse.of(name, LONGEST, () -> free.availablePermits() > 0);
    super(phase, sign, bell, every);
    this.name = name;
    this.bell = bell;
    this.places = free;
    this.pulse = sign;
  }

  @Override
  protected final boolean round() {
    fill();
    return false;
  }

  /** Fills the free places. Called when the bell rings or a place becomes free. */
  protected abstract void fill();

  /** How many places are free; only {@link #fill} takes any. */
  protected final int free() {
    return places.availablePermits();
  }

  /**
   * Does one piece of work in a free place.
   *
   * @param work says whether there may be more work at once
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
            .log(
                "A piece of work failed ({}); it comes again when its lease ends",
                Failures.kind(e));
        Failures.debug(LOG, e);
      }
    } finally {
      places.release();
      pulse.beat();
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
