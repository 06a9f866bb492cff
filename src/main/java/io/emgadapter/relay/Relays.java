package io.emgadapter.relay;

import io.emgadapter.ledger.events.TakeCursors;
import io.emgadapter.work.Failures;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts and stops all readers of the log, and what asks the ledger for them. */
final class Relays implements SmartLifecycle {
  /** Stops last, so that what the others did is still told. */
  static final int PHASE = 10;

  private final LogWatch watch;
  private final List<LogReader> readers;
  private volatile boolean running;

  Relays(LogWatch watch, List<LogReader> readers) {
    this.watch = watch;
    this.readers = readers;
  }

  @Override
  public void start() {
    running = true;
    watch.start();
    readers.forEach(LogReader::start);
  }

  @Override
  public void stop() {
    running = false;
    readers.forEach(LogReader::askToStop);
    readers.forEach(LogReader::stop);
    watch.stop();
    readers.forEach(LogReader::leave);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  /**
   * Gives readers of the log that are new their place before anything is taken on, so that a
   * webhook hears what happens from its first start.
   */
  static final class NewReaders implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(NewReaders.class);
    private static final int FIRST = -1000;

    private final TakeCursors takeCursors;
    private final List<String> readers;
    private volatile boolean running;

    NewReaders(TakeCursors takeCursors, List<String> readers) {
      this.takeCursors = takeCursors;
      this.readers = readers;
    }

    @Override
    public void start() {
      running = true;
      try {
        takeCursors.begin(readers);
      } catch (RuntimeException e) {
        LOG.debug(
            "The ledger is out of reach; readers begin when it is back: {}", Failures.kind(e));
      }
    }

    @Override
    public void stop() {
      running = false;
    }

    @Override
    public boolean isRunning() {
      return running;
    }

    @Override
    public int getPhase() {
      return FIRST;
    }
  }
}
