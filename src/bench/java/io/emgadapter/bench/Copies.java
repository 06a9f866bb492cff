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
import java.util.stream.Collectors;

/**
 * Fills a ledger with finished orders by copying those that it has, whatever its tables are: in a
 * copy every UUID is another one, the same for the same; every name of a thing has a suffix;
 * numbers that are keys are lower, so that they were before. Constraints between tables hold by
 * that.
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

  private static final String COLUMNS =
      """
      select c.relname, a.attname, format_type(a.atttypid, null) as type,
        exists (select from pg_index i where i.indrelid = c.oid and i.indisunique
          and i.indnkeyatts = 1 and i.indkey[0] = a.attnum)
        or exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'
          and f.conkey = array[a.attnum]) as alone, a.attgenerated <> '' as generated
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
        and not a.attisdropped
      order by c.relname, a.attnum\
      """;

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

  /** Copies all so many times. */
  void make(int times) {
    try (Connection connection = database.open(name);
        Statement statement = connection.createStatement()) {
      Map<String, List<String[]>> tables = tables(statement);
      // Else every row would look up what it refers to, in the order of their names.
      statement.execute("set session_replication_role = replica");
      for (var table : tables.entrySet()) {
        if (count(statement, table.getKey()) >= orders / 2) {
          statement.execute(copy(table.getKey(), table.getValue(), times));
        }
      }
      statement.execute("vacuum analyze");
    } catch (SQLException e) {
      throw new IllegalStateException("The ledger could not be filled.", e);
    }
  }

  /** The expressions of each table's columns: name, and what stands for it in a copy. */
  private static Map<String, List<String[]>> tables(Statement statement) throws SQLException {
    Map<String, List<String[]>> tables = new LinkedHashMap<>();
    try (ResultSet columns = statement.executeQuery(COLUMNS)) {
      while (columns.next()) {
        String table = columns.getString("relname");
        if (!columns.getBoolean("generated") && !table.startsWith("flyway")) {
          String column = "\"" + columns.getString("attname") + "\"";
          tables
              .computeIfAbsent(table, _ -> new ArrayList<>())
              .add(new String[] {column, expression(columns, column)});
        }
      }
    }
    return tables;
  }

  private static String expression(ResultSet column, String name) throws SQLException {
    boolean numbersAll = column.getBoolean("alone");
    return switch (column.getString("type")) {
      case "uuid" -> "md5(" + name + "::text || copy)::uuid";
      case "text" -> NAMES.contains(column.getString("attname")) ? name + " || '~' || copy" : name;
      case "bigint" -> numbersAll ? name + " - copy * " + APART : name;
      default -> name;
    };
  }

  private static double count(Statement statement, String table) throws SQLException {
    try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
      count.next();
      return count.getDouble(1);
    }
  }

  private static String copy(String table, List<String[]> columns, int times) {
    String into = columns.stream().map(each -> each[0]).collect(Collectors.joining(", "));
    String from = columns.stream().map(each -> each[1]).collect(Collectors.joining(", "));
    return "insert into %s (%s) select %s from %1$s cross join generate_series(1, %d) as copies (copy)"
        .formatted(table, into, from, times);
  }
}
