package io.emgadapter.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.jdbc.support.SqlValue;

/** Columns of a batch as PostgreSQL arrays, for {@code unnest}: one statement for any size. */
public final class Sql {

  /** The first column as an id. */
  public static final RowMapper<UUID> ID = (row, _) -> row.getObject(1, UUID.class);

  /** The first column as a text. */
  public static final RowMapper<String> TEXT = (row, _) -> row.getString(1);

  private Sql() {}

  public static <T> SqlValue uuids(Collection<T> rows, Function<T, @Nullable Object> column) {
    return array("uuid", rows, column);
  }

  public static SqlValue uuids(Collection<?> ids) {
    return new SqlArrayValue("uuid", ids.toArray());
  }

  public static <T> SqlValue texts(Collection<T> rows, Function<T, @Nullable Object> column) {
    return array("text", rows, row -> text(column.apply(row)));
  }

  public static SqlValue texts(Collection<?> values) {
    return new SqlArrayValue("text", values.stream().map(Object::toString).toArray());
  }

  public static <T> SqlValue ints(Collection<T> rows, Function<T, @Nullable Object> column) {
    return array("integer", rows, column);
  }

  public static <T> SqlValue longs(Collection<T> rows, Function<T, @Nullable Object> column) {
    return array("bigint", rows, column);
  }

  public static <T> SqlValue bools(Collection<T> rows, Function<T, @Nullable Object> column) {
    return array("boolean", rows, column);
  }

  public static <T> SqlValue times(Collection<T> rows, Function<T, @Nullable Instant> column) {
    return array("timestamptz", rows, row -> text(column.apply(row)));
  }

  public static <T> SqlValue bytes(Collection<T> rows, Function<T, byte @Nullable []> column) {
    return new SqlArrayValue("bytea", (Object[]) rows.stream().map(column).toArray(byte[][]::new));
  }

  private static <T> SqlValue array(
      String type, Collection<T> rows, Function<T, @Nullable Object> column) {
    return new SqlArrayValue(type, rows.stream().map(column).toArray());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : Objects.toString(value);
  }
}
