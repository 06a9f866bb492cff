package io.emgadapter.ledger.reads;

import io.emgadapter.work.Background;
import io.emgadapter.work.Phase;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
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
    LastKnown<T> known = new LastKnown<>(read, every, System::nanoTime);
    looks.add(known);
    // What is read most often is read first: whether the ledger can be used at all.
    looks.sort(Comparator.comparing(LastKnown::every));
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
}
