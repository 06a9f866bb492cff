package io.emgadapter.sight;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Counters of one name, one for each outcome: all of them are there with zero before anything
 * happens, so that a rate never begins in the middle. Safe for use by several threads.
 *
 * @param <E> the outcomes; the tag {@code outcome} has their names in lower case, with hyphens
 */
public final class OutcomeCounters<E extends Enum<E>> {
  private final Map<E, Counter> counters;

  /**
   * Registers them.
   *
   * @param what is counted, as a sentence for docs and scrapers
   * @param tags that all of them share
   */
  public OutcomeCounters(
      MeterRegistry registry, String name, String what, Tags tags, Class<E> outcomes) {
    this.counters = new EnumMap<>(outcomes);
    for (E outcome : outcomes.getEnumConstants()) {
      counters.put(
          outcome,
          Counter.builder(name)
              .description(what)
              .tags(tags.and("outcome", word(outcome)))
              .register(registry));
    }
  }

  /** Counts so many. */
  public void add(E outcome, long count) {
    if (count > 0) {
      Objects.requireNonNull(counters.get(outcome)).increment((double) count);
    }
  }

  /** Counts one. */
  public void add(E outcome) {
    add(outcome, 1);
  }

  /** How an outcome is written in a tag. */
  public static String word(Enum<?> outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
