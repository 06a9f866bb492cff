package io.emgadapter.ledger.reads;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks at the ledger in the background for those who watch it, so that health and metrics answer
 * at once in the outage that they are for. While nobody registered anything it asks for nothing.
 */
@Component
public final class Probe implements SmartLifecycle {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final List<LastKnown<?>> looks = new CopyOnWriteArrayList<>();
  private volatile boolean running;
  private Thread thread = new Thread();

  /**
   * Has something read from now on.
   *
   * @param every how often, where that takes no longer than a twentieth of it
   */
  public <T> LastKnown<T> keep(Supplier<T> read, Duration every) {
    LastKnown<T> known = new LastKnown<>(read, every);
    looks.add(known);
    return known;
  }

  /** Reads everything, now and here. */
  public void lookNow() {
    looks.forEach(LastKnown::expire);
    looks.forEach(LastKnown::look);
  }

  private void run() {
    while (running) {
      looks.forEach(LastKnown::look);
      LockSupport.parkNanos(TICK.toNanos());
    }
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("probe").daemon().start(this::run);
  }

  /** Does not wait: a read that hangs changes nothing. */
  @Override
  public void stop() {
    running = false;
    LockSupport.unpark(thread);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server, which tells what was seen. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
