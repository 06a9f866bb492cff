package io.emgadapter.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the lanes that targets name. A step of transactions, not one itself. */
@Component
class FindLanes {
  // A Create is found by its request, which outlives it. An order is left out as long as something
  // is
  // unfinished in the lane of this very name, from before the order was known: what comes now goes
  // behind it. And an order that only a notification told of may be the one that an unanswered
  // Create of the same reference makes: then the Create is meant.
  private static final String SQL =
      """
      with wanted as (
        select * from unnest(:subscriptions, :senders, :kinds, :names, :lanes)
          as w (subscription, sender, kind, name, named)),
      busy as (
        select w.named from wanted w
        where exists (select 1 from task where task.lane = w.named and ended_at is null))
      select w.*, request.lane, true as living
      from wanted w join request on request.sender = w.sender and request.sender_id = w.name
        and request.subscription = w.subscription and request.verb = 'Create'
        and request.id <> all(:fresh)
      where w.kind = 'request'
      union
      select w.*, made.lane, true
      from wanted w join equinix_order made on made.subscription = w.subscription
        and made.servicer_id = w.name
      where w.kind = 'servicer' and w.named not in (select named from busy)
      union
      select w.*, task.lane, task.state not in ('REFUSED', 'NOT_SENT')
      from wanted w join task on task.subscription = w.subscription
        and task.requestor_id = w.name and task.verb = 'Create'
      where w.kind = 'requestor'
      union
      select w.*, made.lane, true
      from wanted w join equinix_order made on made.subscription = w.subscription
        and made.requestor_id = w.name
      where w.kind = 'requestor' and w.named not in (select named from busy)
        and (made.task is not null or not exists (
          select 1 from task where task.subscription = w.subscription
            and task.requestor_id = w.name and task.verb = 'Create' and task.ended_at is null))
      order by lane\
      """;

  private final JdbcClient jdbc;

  FindLanes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Found(TargetName name, UUID lane, boolean living) {}

  /**
   * The lanes of each name, those of Creates that can have made no order apart.
   *
   * @param fresh requests of this transaction, which are known only to what came after them
   */
  LaneDirectory find(Collection<TargetName> names, Collection<NewRequest> fresh) {
    Map<TargetName, Set<UUID>> living = new HashMap<>();
    Map<TargetName, Set<UUID>> dead = new HashMap<>();
    if (!names.isEmpty()) {
      jdbc.sql(SQL)
          .param("subscriptions", Sql.texts(names, TargetName::subscription))
          .param("senders", Sql.texts(names, TargetName::sender))
          .param("kinds", Sql.texts(names, TargetName::kind))
          .param("names", Sql.texts(names, TargetName::name))
          .param("fresh", Sql.uuids(fresh, NewRequest::id))
          .param("lanes", Sql.uuids(names, TargetName::foreignLane))
          .query((row, _) -> found(row))
          .list()
          .forEach(found -> put(found.living() ? living : dead, found.name(), found.lane()));
    }
    return new LaneDirectory(living, dead);
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        new TargetName(
            row.getString("subscription"),
            row.getString("sender"),
            row.getString("kind"),
            row.getString("name")),
        row.getObject("lane", UUID.class),
        row.getBoolean("living"));
  }

  static void put(Map<TargetName, Set<UUID>> lanes, TargetName name, UUID lane) {
    lanes.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(lane);
  }
}
