package io.emgadapter.ledger.reads;

import io.emgadapter.ledger.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /**
   * Where a page ends, so that the next one begins behind it: the newest come first.
   *
   * @param at the time of its last row, to the microsecond
   * @param id distinguishes rows of the same time
   */
  public record PageKey(Instant at, String id) {}

  /**
   * Words the condition of a page of what is asked for alone, so that the planner sees which index
   * has it in order; with a condition for what is not asked for, a kept plan would suit nobody.
   */
  static final class Stretch {
    private final StringBuilder where;
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    Stretch(String subscription) {
      this.where = new StringBuilder("subscription = :subscription");
      parameters.put("subscription", subscription);
    }

    /** Rows of any of these subscriptions; null for all, those of none included. */
    Stretch(@Nullable List<String> subscriptions) {
      this.where = new StringBuilder("true");
      if (subscriptions != null && subscriptions.size() == 1) {
        is("subscription", subscriptions.getFirst());
      } else if (subscriptions != null) {
        and("subscription = any(:subscriptions)", "subscriptions", Sql.texts(subscriptions));
      }
    }

    /** Only rows with this in a column; null for any. */
    Stretch is(String column, @Nullable String value) {
      return value == null ? this : and(column + " = :" + column, column, value);
    }

    /** Only rows from this time on; null for all. */
    Stretch since(String column, @Nullable Instant time) {
      return time == null ? this : and(column + " >= :since", "since", utc(time));
    }

    /** Only rows behind a page, by two columns; null for the first page. */
    Stretch after(String columns, @Nullable PageKey key, Object id) {
      return key == null
          ? this
          : and("(" + columns + ") < (:at, :id)", "at", utc(key.at())).with("id", id);
    }

    private Stretch and(String condition, String parameter, Object value) {
      where.append(" and ").append(condition);
      return with(parameter, value);
    }

    private Stretch with(String parameter, Object value) {
      parameters.put(parameter, value);
      return this;
    }

    String where() {
      return where.toString();
    }

    Map<String, Object> parameters() {
      return parameters;
    }

    private static OffsetDateTime utc(Instant time) {
      return time.atOffset(ZoneOffset.UTC);
    }
  }
}
