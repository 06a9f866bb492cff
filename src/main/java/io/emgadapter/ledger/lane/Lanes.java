package io.emgadapter.ledger.lane;

import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.lane.LaneView.LaneTask;
import io.emgadapter.order.Verb;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Locks lanes and reads them under the lock. */
@Step
public record Lanes(JdbcClient jdbc) {
  // A lane is locked by its value, sorted, so that two transactions never wait for each other.
  private static final String LOCK =
      """
      select pg_advisory_xact_lock(key) from (
        select distinct uuid_hash_extended(lane, 11) as key from unnest(:lanes) as l (lane)
        order by key) sorted\
      """;

  // What this reads of a Task never changes, so it may be read before the lock is taken.
  private static final String LOCK_OF =
      """
      with mine as materialized (
        select id, lane from task
        where id = any(:tasks) and subscription = coalesce(:subscription, subscription)),
      locked as materialized (
        select pg_advisory_xact_lock(key) from (
          select distinct uuid_hash_extended(lane, 11) as key from mine order by key) sorted)
      select id from mine where (select count(*) from locked) > 0\
      """;

  private static final String LANES =
      """
      select lane.id,
        (select coalesce(max(turn), -1) from task where task.lane = lane.id) as last_turn,
        array(select distinct state from task
              where task.lane = lane.id and verb = 'Create') as creates,
        array(select servicer_id from equinix_order made where made.lane = lane.id
              and not exists (select 1 from equinix_order child
                where child.lane = made.lane and child.parent = made.servicer_id)
              order by servicer_id) as orders
      from unnest(:lanes) as lane (id)\
      """;

  private static final String UNFINISHED =
      """
      select lane, id, request, turn, verb, state, servicer_id
      from task where lane = any(:lanes) and ended_at is null order by turn, id\
      """;

  /** The lane of an order that no Create of ours makes, by the name of the order. */
  static UUID of(String subscription, String name) {
    return UUID.nameUUIDFromBytes((subscription + '\0' + name).getBytes(StandardCharsets.UTF_8));
  }

  /** Locks these lanes until the transaction ends, sorted as in all transactions. */
  public Map<UUID, LaneView> lock(Collection<UUID> lanes) {
    if (lanes.isEmpty()) {
      return Map.of();
    }
    jdbc.sql(LOCK).param("lanes", Sql.uuids(lanes)).query().listOfRows();
    return view(lanes);
  }

  /**
   * Locks the lanes of these Tasks in the same way; a transaction that ends some of them does this
   * first.
   */
  public void lockOf(Collection<UUID> tasks) {
    if (!tasks.isEmpty()) {
      lockOf(tasks, null);
    }
  }

  /** The same for those Tasks that belong to one subscription; gives them. */
  public Set<UUID> lockOf(Collection<UUID> tasks, @Nullable String subscription) {
    return jdbc.sql(LOCK_OF)
        .param("tasks", Sql.uuids(tasks))
        .param("subscription", subscription, Types.VARCHAR)
        .query(Sql.ID)
        .set();
  }

  /** Shows lanes that this transaction has locked. */
  public Map<UUID, LaneView> view(Collection<UUID> lanes) {
    if (lanes.isEmpty()) {
      return Map.of();
    }
    Map<UUID, LaneView> views =
        jdbc
            .sql(LANES)
            .param("lanes", Sql.uuids(lanes))
            .query((row, _) -> lane(row))
            .list()
            .stream()
            .collect(Collectors.toMap(LaneView::id, Function.identity()));
    RowCallbackHandler addTask =
        row -> Objects.requireNonNull(views.get(row.getObject("lane", UUID.class))).add(task(row));
    jdbc.sql(UNFINISHED).param("lanes", Sql.uuids(lanes)).query(addTask);
    return views;
  }

  private static LaneView lane(ResultSet row) throws SQLException {
    return new LaneView(
        row.getObject("id", UUID.class),
        row.getInt("last_turn"),
        Arrays.stream((String[]) row.getArray("creates").getArray())
            .map(TaskState::valueOf)
            .collect(Collectors.toSet()),
        List.of((String[]) row.getArray("orders").getArray()));
  }

  private static LaneTask task(ResultSet row) throws SQLException {
    return new LaneTask(
        row.getObject("id", UUID.class),
        row.getObject("request", UUID.class),
        row.getInt("turn"),
        Verb.of(row.getString("verb")).orElseThrow(),
        TaskState.valueOf(row.getString("state")),
        row.getString("servicer_id"));
  }

  /**
   * Locks requests at the place that every transaction keeps: after Tasks and orders, before the
   * log.
   */
  @Step
  public record LockRequests(JdbcClient jdbc) {
    private static final String SQL =
        "select id from request where id = any(:requests) order by id for no key update";

    /** Locks these requests; a transaction names all that it will need at once. */
    public void lock(Collection<UUID> requests) {
      if (!requests.isEmpty()) {
        jdbc.sql(SQL).param("requests", Sql.uuids(requests)).query(_ -> {});
      }
    }
  }
}
