package io.emgadapter.ledger;

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
  private static final String SQL =
      """
      with wanted as (
        select * from unnest(:subscriptions, :senders, :kinds, :names)
          as w (subscription, sender, kind, name))
      select w.*, task.lane
      from wanted w join request_key on request_key.sender = w.sender and request_key.id = w.name
        join task on task.request = request_key.request and task.verb = 'Create'
          and task.subscription = w.subscription
      where w.kind = 'request'
      union
      select w.*, made.lane
      from wanted w join equinix_order made on made.subscription = w.subscription
        and made.servicer_id = w.name
      where w.kind = 'servicer'
      union
      select w.*, task.lane
      from wanted w join task on task.subscription = w.subscription
        and task.requestor_id = w.name and task.verb = 'Create'
      where w.kind = 'requestor'
      union
      select w.*, made.lane
      from wanted w join equinix_order made on made.subscription = w.subscription
        and made.requestor_id = w.name
      where w.kind = 'requestor'
      order by lane""";

  private final JdbcClient jdbc;

  FindLanes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Found(TargetName name, UUID lane) {}

  /** The lanes of each name; nothing for a name that the ledger does not know. */
  Map<TargetName, Set<LaneRef>> find(Collection<TargetName> names) {
    Map<TargetName, Set<LaneRef>> lanes = new HashMap<>();
    if (!names.isEmpty()) {
      jdbc.sql(SQL)
          .param("subscriptions", Sql.texts(names, TargetName::subscription))
          .param("senders", Sql.texts(names, TargetName::sender))
          .param("kinds", Sql.texts(names, TargetName::kind))
          .param("names", Sql.texts(names, TargetName::name))
          .query(
              (row, _) ->
                  new Found(
                      new TargetName(
                          row.getString("subscription"),
                          row.getString("sender"),
                          row.getString("kind"),
                          row.getString("name")),
                      row.getObject("lane", UUID.class)))
          .list()
          .forEach(found -> put(lanes, found.name(), new LaneRef.Known(found.lane())));
    }
    return lanes;
  }

  static void put(Map<TargetName, Set<LaneRef>> lanes, TargetName name, LaneRef lane) {
    lanes.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(lane);
  }
}
