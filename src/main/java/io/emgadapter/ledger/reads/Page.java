package io.emgadapter.ledger.reads;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, the newest first.
 *
 * @param next where the next page begins; null on the last one
 */
public record Page<T>(List<T> items, @Nullable PageKey next) {

  /** Makes one of what was found with a limit of one row more. */
  static <T> Page<T> of(List<T> found, int most, Function<T, PageKey> key) {
    List<T> items = found.subList(0, Math.min(most, found.size()));
    return new Page<>(items, found.size() > most ? key.apply(items.getLast()) : null);
  }
}
