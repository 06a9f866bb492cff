package io.emgadapter.ledger.send;

import io.emgadapter.ledger.Sql;
import io.emgadapter.order.Target.Referred;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the orders that others refer to, by Equinix's number or by their RequestorId. */
@Component
public record FindNumbers(JdbcClient jdbc) {
  // An order that has a child was replaced by it (ReSubmit).
  private static final String SQL =
      """
      with wanted as (
        select distinct * from unnest(:subscriptions, :resources, :names)
          as w (subscription, resource, name))
      select w.*, made.servicer_id, made.locations
      from wanted w join equinix_order made on made.subscription = w.subscription
        and made.servicer_id = w.name
      union all
      select w.*, made.servicer_id, made.locations
      from wanted w join equinix_order made on made.subscription = w.subscription
        and made.requestor_id = w.name and made.resource = w.resource
      where made.servicer_id <> w.name and not exists (select 1 from equinix_order child
        where child.subscription = made.subscription and child.lane = made.lane
          and child.parent = made.servicer_id)
      union all
      select w.*, null, '{}'
      from wanted w where exists (select 1 from task where task.subscription = w.subscription
        and task.requestor_id = w.name and task.resource = w.resource and task.verb = 'Create'
        and task.ended_at is null)
      order by servicer_id\
      """;

  /** A reference to an order within one subscription. */
  public record Wanted(String subscription, Referred referred) {}

  /**
   * An order that carries a reference.
   *
   * @param servicerId Equinix's number; null while a Create of ours with this reference is under
   *     way
   * @param locations its cages and cabinets, as far as they are known
   */
  public record Known(@Nullable String servicerId, List<String> locations) {}

  private record Key(String subscription, String resource, String name) {}

  /**
   * Finds the orders for each reference, in one statement; none if the ledger does not know any.
   */
  public Map<Wanted, List<Known>> find(Collection<Wanted> wanted) {
    Map<Key, List<Known>> found = new HashMap<>();
    jdbc.sql(SQL)
        .param("subscriptions", Sql.texts(wanted, Wanted::subscription))
        .param("resources", Sql.texts(wanted, each -> each.referred().resource()))
        .param("names", Sql.texts(wanted, each -> each.referred().name()))
        .query((row, _) -> found.computeIfAbsent(key(row), _ -> new ArrayList<>()).add(known(row)))
        .list();
    Map<Wanted, List<Known>> known = new HashMap<>();
    wanted.forEach(each -> known.put(each, found.getOrDefault(key(each), List.of())));
    return known;
  }

  private static Key key(Wanted wanted) {
    return new Key(wanted.subscription(), wanted.referred().resource(), wanted.referred().name());
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(row.getString("subscription"), row.getString("resource"), row.getString("name"));
  }

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        row.getString("servicer_id"), List.of((String[]) row.getArray("locations").getArray()));
  }
}
