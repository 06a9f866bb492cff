package io.emgadapter.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fills a ledger with finished orders by copying those that it has, whatever its tables are: in a
 * copy every UUID is another one, the same for the same; every name of a thing has a suffix;
 * numbers that are keys are lower and times earlier, so that they were before. Constraints between
 * tables hold by that. Of the older copies what is long and may be absent is absent, as retention
 * leaves it.
 *
 * <p>Millions take minutes: indexes are set aside and made afterwards, and on a server of the
 * benchmark's own nothing of it goes through the WAL.
 */
final class Copies {
  /** Texts that name one thing. What else is text is a kind, a state or an account. */
  private static final Set<String> NAMES =
      Set.of(
          "id",
          "sender_id",
          "request_id",
          "name",
          "stream",
          "subject",
          "servicer_id",
          "requestor_id",
          "parent",
          "key",
          "message_id",
          "correlation_id");

  /** More than any run counts to. */
  private static final String APART = "1000000000::bigint";

  /** Of so many orders the content is still there. */
  private static final int WITH_CONTENT = 200_000;

  private static final String COLUMNS =
      """
      select c.relname, a.attname, format_type(a.atttypid, null) as type,
        exists (select from pg_index i where i.indrelid = c.oid and i.indisunique
          and i.indnkeyatts = 1 and i.indkey[0] = a.attnum)
        or exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'
          and f.conkey = array[a.attnum]) as alone, a.attgenerated <> '' as generated,
        not a.attnotnull and coalesce(s.avg_width, 0) > 60 and not exists (
          select from pg_constraint k where k.conrelid = c.oid and a.attnum = any (k.conkey)) as content
      from pg_class c join pg_attribute a on a.attrelid = c.oid
        left join pg_stats s on s.tablename = c.relname and s.attname = a.attname and s.schemaname = 'public'
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
        and not a.attisdropped
      order by c.relname, a.attnum\
      """;

  /** A name and what stands for it in a copy. */
  private record Column(String name, String copied) {}

  private final Database database;
  private final String name;
  private final int orders;

  /**
   * Prepares it.
   *
   * @param orders how many finished orders are there to be copied; a table with fewer rows than
   *     half of that holds no orders and is left alone
   */
  Copies(Database database, String name, int orders) {
    this.database = database;
    this.name = name;
    this.orders = orders;
  }

  /** Copies all so many times. Nobody else may use the server meanwhile. */
  void make(int times) {
    database.restart("-c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=20GB");
    try (Connection connection = database.open(name);
        Statement statement = connection.createStatement()) {
      statement.execute("analyze");
      connection.setAutoCommit(false);
      fill(statement, times);
      connection.commit();
      connection.setAutoCommit(true);
      statement.execute("vacuum analyze");
    } catch (SQLException e) {
      throw new IllegalStateException("The ledger could not be filled.", e);
    }
    database.restart("");
  }

  private void fill(Statement statement, int times) throws SQLException {
    Map<String, List<Column>> tables = tables(statement);
    for (String table : List.copyOf(tables.keySet())) {
      if (count(statement, table) < orders / 2.0) {
        tables.remove(table);
      }
    }
    // Else every row would look up what it refers to, in the order of their names.
    statement.execute("set session_replication_role = replica");
    statement.execute("set maintenance_work_mem = '512MB'");
    for (String table : tables.keySet()) {
      statement.execute(
          "create temporary table base_%1$s on commit drop as table %1$s".formatted(table));
    }
    // What is written to an empty file within the same transaction needs no WAL.
    statement.execute("truncate " + String.join(", ", tables.keySet()) + " cascade");
    for (var table : tables.entrySet()) {
      long begun = System.nanoTime();
      fill(statement, table.getKey(), table.getValue(), times);
      System.out.printf("%s: %.1f s%n", table.getKey(), (System.nanoTime() - begun) / 1e9);
    }
  }

  private static void fill(Statement statement, String table, List<Column> columns, int times)
      throws SQLException {
    String own = "where indrelid = '" + table + "'::regclass";
    statement.execute("update pg_index set indisready = false, indisvalid = false " + own);
    statement.execute(
        "insert into %1$s (%2$s) select %2$s from base_%1$s"
            .formatted(table, listed(columns, Column::name)));
    statement.execute(copy(table, columns, times));
    statement.execute("update pg_index set indisready = true, indisvalid = true " + own);
    statement.execute("reindex table " + table);
  }

  /** The columns of each table. */
  private Map<String, List<Column>> tables(Statement statement) throws SQLException {
    Map<String, List<Column>> tables = new LinkedHashMap<>();
    try (ResultSet columns = statement.executeQuery(COLUMNS)) {
      while (columns.next()) {
        String table = columns.getString("relname");
        if (!columns.getBoolean("generated") && !table.startsWith("flyway")) {
          String column = "\"" + columns.getString("attname") + "\"";
          tables
              .computeIfAbsent(table, _ -> new ArrayList<>())
              .add(new Column(column, expression(columns, column)));
        }
      }
    }
    return tables;
  }

  private String expression(ResultSet column, String name) throws SQLException {
    boolean numbersAll = column.getBoolean("alone");
    String copied =
        switch (column.getString("type")) {
          case "uuid" -> "md5(" + name + "::text || copy)::uuid";
          case "text" ->
              NAMES.contains(column.getString("attname")) ? name + " || '~' || copy" : name;
          case "bigint" -> numbersAll ? name + " - copy * " + APART : name;
          case "timestamp with time zone" -> name + " - copy * interval '10 seconds'";
          default -> name;
        };
    return column.getBoolean("content")
        ? "case when copy <= " + WITH_CONTENT / orders + " then " + copied + " end"
        : copied;
  }

  private static double count(Statement statement, String table) throws SQLException {
    try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
      count.next();
      return count.getDouble(1);
    }
  }

  private static String listed(List<Column> columns, Function<Column, String> part) {
    return columns.stream().map(part).collect(Collectors.joining(", "));
  }

  private static String copy(String table, List<Column> columns, int times) {
    return "insert into %1$s (%2$s) select %3$s from generate_series(1, %4$d) as copies (copy) cross join base_%1$s"
        .formatted(table, listed(columns, Column::name), listed(columns, Column::copied), times);
  }
}
