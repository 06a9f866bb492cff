package io.emgadapter.ledger.reads;

import io.emgadapter.work.Background;
import io.emgadapter.work.Failures;
import io.emgadapter.work.Phase;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at the ledger in the background for those who watch it, so that health and metrics answer
 * at once in the outage that they are for. While nobody registered anything it asks for nothing.
 */
@Component
public final class Probe extends Background {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final List<LastKnown<?>> looks = new CopyOnWriteArrayList<>();
  private Thread thread = new Thread();

  public Probe() {
    super(Phase.WATCH);
  }

  /**
   * Has something read from now on.
   *
   * @param every how often, where that takes no longer than a twentieth of it
   */
  public <T> LastKnown<T> keep(Supplier<T> read, Duration every) {
    LastKnown<T> known = new LastKnown<>(read, every);
    looks.add(known);
    // What is read most often is read first: whether the ledger can be used at all.
    looks.sort(Comparator.comparing(each -> each.every));
    return known;
  }

  /** Reads everything, now and here. */
  public void lookNow() {
    looks.forEach(LastKnown::expire);
    looks.forEach(LastKnown::look);
  }

  private void run() {
    while (isRunning()) {
      looks.forEach(LastKnown::look);
      LockSupport.parkNanos(TICK.toNanos());
    }
  }

  @Override
  protected void begin() {
    thread = Thread.ofPlatform().name("probe").daemon().start(this::run);
  }

  /** Does not wait: a read that hangs changes nothing. */
  @Override
  protected void end() {
    LockSupport.unpark(thread);
  }

  /**
   * What was read last, and how old it is. Asking for it never waits and never fails: the {@link
   * Probe} reads, and keeps what it read while the ledger is out of reach.
   */
  public static final class LastKnown<T> {
    private static final Duration OLD = Duration.ofSeconds(10);
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);
    private static final Duration SELDOM = Duration.ofSeconds(30);

    private final Supplier<T> read;
    private final Duration every;
    private volatile @Nullable Read<T> last;
    private volatile @Nullable String trouble = "not read yet";
    private volatile long asked = System.nanoTime() - FORGOTTEN.toNanos();
    private volatile boolean seldom;
    private volatile long due = System.nanoTime() - SELDOM.toNanos();

    private record Read<T>(T value, long at) {}

    LastKnown(Supplier<T> read, Duration every) {
      this.read = read;
      this.every = every;
    }

    /** What was read last; null before the first time. */
    public @Nullable T value() {
      asked();
      Read<T> now = last;
      return now == null ? null : now.value();
    }

    /** How old it is, in seconds; -1 before the first time. */
    public long ageSeconds() {
      Read<T> now = last;
      return now == null ? -1 : Duration.ofNanos(System.nanoTime() - now.at()).toSeconds();
    }

    /** Why it is not of now: the last read failed, or does not end; null where it is. */
    public @Nullable String trouble() {
      asked();
      String failed = trouble;
      boolean isOld = ageSeconds() > OLD.plus(seldom ? SELDOM : every).toSeconds();
      return failed == null && isOld ? "no answer for " + ageSeconds() + " s" : failed;
    }

    private void asked() {
      asked = System.nanoTime();
    }

    /**
     * Reads if that is due, and seldom while nobody asks for it; what takes long is read less
     * often, so that it takes no more than 5 %.
     */
    void look() {
      long begin = System.nanoTime();
      boolean forgotten = begin - asked >= FORGOTTEN.toNanos();
      if (begin - due < (forgotten ? SELDOM.minus(every).toNanos() : 0)) {
        return;
      }
      seldom = forgotten;
      try {
        last = new Read<>(read.get(), System.nanoTime());
        trouble = null;
      } catch (RuntimeException e) {
        trouble = Failures.isOutage(e) ? "out of reach" : Failures.kind(e);
      }
      long end = System.nanoTime();
      due = end + Math.max(every.toNanos(), 20 * (end - begin));
    }

    /** Lets the next look read. */
    void expire() {
      due = System.nanoTime() - SELDOM.toNanos();
    }
  }
}
