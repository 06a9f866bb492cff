package io.emgadapter.sight;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Counts, for each place, what this instance had leased and lost: its lease had ended, and mostly
 * another instance has it by now. That is safe, because nothing is changed then; but it costs work
 * done twice, and says that this instance or the database is too slow.
 */
@Component
public final class LeaseLosses {
  private final Map<Place, Counter> counters = new EnumMap<>(Place.class);

  public LeaseLosses(MeterRegistry registry) {
    for (Place place : Place.values()) {
      counters.put(
          place,
          Counter.builder("emg.lease.losses")
              .description("What this instance had leased and lost, by where it found that out.")
              .tag("place", OutcomeCounters.word(place))
              .register(registry));
    }
  }

  /** Where a loss is found. */
  public enum Place {
    /** A Task that was to be divided, put back or refused. */
    PREPARING,
    /** A Task that was to be sealed. */
    SEALING,
    /** A Task whose sending was to be recorded. */
    RECORDING,
    /** A Task that was looked up. */
    LOOK_UPS,
    /** A reader of the log of events. */
    EVENT_READERS,
    /** An order that was read. */
    POLLS,
    /** A feed of notifications that was read. */
    FEEDS
  }

  /** Counts so many, once the transaction around, if there is one, is committed. */
  public void add(Place place, int lost) {
    if (lost > 0) {
      Counter counter = Objects.requireNonNull(counters.get(place));
      Counting.whenCommitted(() -> counter.increment(lost));
    }
  }
}
