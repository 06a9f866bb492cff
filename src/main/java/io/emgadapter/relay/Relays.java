package io.emgadapter.relay;

import io.emgadapter.ledger.events.TakeCursors;
import io.emgadapter.work.Background;
import io.emgadapter.work.Failures;
import io.emgadapter.work.Phase;
import io.emgadapter.work.Pulse;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops all readers of the log, and the watch that asks the ledger for them. */
final class Relays extends Background {
  private final LogWatch watch;
  private final List<LogReader> readers;

  Relays(LogWatch watch, List<LogReader> readers) {
    super(Phase.RELAY);
    this.watch = watch;
    this.readers = readers;
  }

  @Override
  public List<Pulse> pulses() {
    return Stream.concat(Stream.of(watch.pulse()), readers.stream().map(LogReader::pulse)).toList();
  }

  @Override
  protected void begin() {
    watch.start();
    readers.forEach(LogReader::start);
  }

  @Override
  protected void end() {
    readers.forEach(LogReader::askToStop);
    readers.forEach(LogReader::stop);
    watch.stop();
    readers.forEach(LogReader::leave);
  }

  /**
   * Gives new readers of the log their place before any work is accepted, so that a new webhook
   * gets everything that happens after its first start.
   */
  static final class NewReaders extends Background {
    private static final Logger LOG = LoggerFactory.getLogger(NewReaders.class);

    private final TakeCursors takeCursors;
    private final List<String> readers;

    NewReaders(TakeCursors takeCursors, List<String> readers) {
      super(Phase.PREPARE);
      this.takeCursors = takeCursors;
      this.readers = readers;
    }

    @Override
    protected void begin() {
      try {
        takeCursors.begin(readers);
      } catch (RuntimeException e) {
        LOG.debug(
            "The ledger is out of reach ({}); readers begin when it is back", Failures.kind(e));
      }
    }
  }
}
