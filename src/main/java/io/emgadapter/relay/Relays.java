package io.emgadapter.relay;

import java.util.List;
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
}
