package io.emgadapter.ledger.reads;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words the condition of a page of what is asked for alone, so that the planner sees which index
 * has it in order; with a condition for what is not asked for, a kept plan would suit nobody.
 */
final class Stretch {
  private final StringBuilder where = new StringBuilder("subscription = :subscription");
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  Stretch(String subscription) {
    parameters.put("subscription", subscription);
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
