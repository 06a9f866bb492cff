package io.emgadapter.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens lanes that are not there yet. A step of transactions, not one itself. */
@Component
class OpenLanes {
  // Sorted, so that two transactions that open the same lanes never wait for each other.
  private static final String OPEN =
      """
      insert into lane (id, subscription, name)
      select * from unnest(:ids, :subscriptions, :names) as l (id, subscription, name)
      order by subscription, name
      on conflict (subscription, name) do nothing\
      """;

  private static final String FIND =
      """
      select id, subscription, name
      from lane join unnest(:subscriptions, :names) as l (subscription, name)
        using (subscription, name)\
      """;

  private final JdbcClient jdbc;

  OpenLanes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Gives the lane of each name, opening it where there is none. */
  Map<LaneRef, UUID> open(Collection<LaneRef.Named> names) {
    Map<LaneRef, UUID> lanes = new HashMap<>();
    if (!names.isEmpty()) {
      jdbc.sql(OPEN)
          .param("ids", Sql.uuids(names, _ -> Ids.next()))
          .param("subscriptions", Sql.texts(names, LaneRef.Named::subscription))
          .param("names", Sql.texts(names, LaneRef.Named::name))
          .update();
      jdbc.sql(FIND)
          .param("subscriptions", Sql.texts(names, LaneRef.Named::subscription))
          .param("names", Sql.texts(names, LaneRef.Named::name))
          .query((row, _) ->
              lanes.put(
                  new LaneRef.Named(row.getString("subscription"), row.getString("name")),
                  row.getObject("id", UUID.class)))
          .list();
    }
    return lanes;
  }
}
