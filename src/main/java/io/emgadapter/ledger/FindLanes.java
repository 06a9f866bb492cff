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
  // A Create is found by the name of its lane, which outlives the Create. An order is left out as
  // long as something is unfinished in the lane of this very name, from before the order was known:
  // what comes now goes behind it. And an order that only a notification told of may be the one
  // that an unanswered Create of the same reference makes: then the Create is meant.
  private static final String SQL =
      """
      with wanted as (
        select * from unnest(:subscriptions, :senders, :kinds, :names)
          as w (subscription, sender, kind, name)),
      busy as (
        select w.kind, w.subscription, w.name
        from wanted w join lane on lane.subscription = w.subscription
          and lane.name = w.kind || ':' || w.name
        where exists (select 1 from task where task.lane = lane.id and ended_at is null))
      select w.*, lane.id as lane, true as living
      from wanted w join request_key on request_key.sender = w.sender and request_key.id = w.name
        join lane on lane.subscription = w.subscription
          and lane.name = 'request:' || request_key.request
      where w.kind = 'request'
      union
      select w.*, made.lane, true
      from wanted w join equinix_order made on made.subscription = w.subscription
        and made.servicer_id = w.name
      where w.kind = 'servicer' and (w.kind, w.subscription, w.name) not in (select * from busy)
      union
      select w.*, task.lane, task.state not in ('REFUSED', 'NOT_SENT')
      from wanted w join task on task.subscription = w.subscription
        and task.requestor_id = w.name and task.verb = 'Create'
      where w.kind = 'requestor'
      union
      select w.*, made.lane, true
      from wanted w join equinix_order made on made.subscription = w.subscription
        and made.requestor_id = w.name
      where w.kind = 'requestor' and (w.kind, w.subscription, w.name) not in (select * from busy)
        and (made.task is not null or not exists (
          select 1 from task where task.subscription = w.subscription
            and task.requestor_id = w.name and task.verb = 'Create' and task.ended_at is null))
      order by lane\
      """;

  private final JdbcClient jdbc;

  FindLanes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Found(TargetName name, LaneRef lane, boolean living) {}

  /** The lanes of each name, those of Creates that can have made no order apart. */
  LaneDirectory find(Collection<TargetName> names) {
    Map<TargetName, Set<LaneRef>> living = new HashMap<>();
    Map<TargetName, Set<LaneRef>> dead = new HashMap<>();
    if (!names.isEmpty()) {
      jdbc.sql(SQL)
          .param("subscriptions", Sql.texts(names, TargetName::subscription))
          .param("senders", Sql.texts(names, TargetName::sender))
          .param("kinds", Sql.texts(names, TargetName::kind))
          .param("names", Sql.texts(names, TargetName::name))
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
        new LaneRef.Known(row.getObject("lane", UUID.class)),
        row.getBoolean("living"));
  }

  static void put(Map<TargetName, Set<LaneRef>> lanes, TargetName name, LaneRef lane) {
    lanes.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(lane);
  }
}
