package io.emgadapter.ledger.lane;

import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Target;
import io.emgadapter.order.Target.ByRequest;
import io.emgadapter.order.Target.ByRequestor;
import io.emgadapter.order.Target.ByServicer;
import io.emgadapter.order.Verb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the lanes of the orders that requests are aimed at. */
@Step
public record FindLanes(JdbcClient jdbc) {
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
      from wanted w join request on request.sender = w.sender and request.request_id = w.name
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

  private record Found(TargetName name, UUID lane, boolean living) {}

  /**
   * The lanes of each name; lanes of Creates that cannot have made an order are kept apart.
   *
   * @param fresh requests of this transaction, which only later ones can name
   */
  public LaneDirectory find(Collection<TargetName> names, Collection<NewRequest> fresh) {
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

  /**
   * Says to which lane each request of a batch belongs, in the sequence in which they came: a
   * request can name a Create that stands earlier in the batch.
   */
  public static final class LaneDirectory {
    private static final Problem UNKNOWN =
        new Problem(
            "/order/requestId",
            "no-such-order",
            "No Create of this id is known for this sender; send the Create first.");
    private static final Problem AMBIGUOUS =
        new Problem(
            "/order/requestorId",
            "ambiguous-order",
            "Several orders carry this reference; name the one you mean by requestId or servicerId.");

    private final Map<TargetName, Set<UUID>> known;
    private final Map<TargetName, Set<UUID>> dead;
    private final Map<UUID, Problem> refused = new HashMap<>();

    /**
     * @param known the lanes that the ledger knows for the targets of the batch
     * @param dead lanes of Creates that were refused or never left; they count only if there is no
     *     other, so that a reference may be used again after a refusal
     */
    LaneDirectory(Map<TargetName, Set<UUID>> known, Map<TargetName, Set<UUID>> dead) {
      this.known = new HashMap<>(known);
      this.dead = dead;
    }

    /** The lane of the next request; null if it is refused. */
    public @Nullable UUID laneOf(NewRequest request) {
      Target target = request.target();
      return request.verb() == Verb.CREATE || target == null
          ? own(request)
          : find(request, target, TargetName.of(request, target));
    }

    /** The requests that were refused so far. */
    public Map<UUID, Problem> refused() {
      return refused;
    }

    private UUID own(NewRequest request) {
      UUID lane = request.id();
      FindLanes.put(known, TargetName.request(request, request.requestId()), lane);
      if (request.requestorId() != null) {
        FindLanes.put(known, TargetName.requestor(request, request.requestorId()), lane);
      }
      return lane;
    }

    private @Nullable UUID find(NewRequest request, Target target, TargetName name) {
      Set<UUID> lanes = known.getOrDefault(name, Set.of());
      if (lanes.isEmpty() && dead.containsKey(name)) {
        return dead.get(name).iterator().next();
      }
      if (lanes.size() > 1) {
        refused.put(request.id(), AMBIGUOUS);
        return null;
      }
      if (lanes.isEmpty() && target instanceof ByRequest) {
        refused.put(request.id(), UNKNOWN);
        return null;
      }
      return lanes.isEmpty() ? name.foreignLane() : lanes.iterator().next();
    }
  }

  /**
   * What a target names, within one subscription.
   *
   * @param sender whose request ids are meant; empty for the other kinds
   * @param kind {@code request}, {@code servicer} or {@code requestor}
   */
  public record TargetName(String subscription, String sender, String kind, String name) {

    public static TargetName of(NewRequest request, Target target) {
      return switch (target) {
        case ByRequest(String id) -> request(request, id);
        case ByServicer(String id) -> servicer(request.subscription(), id);
        case ByRequestor(String id) -> requestor(request, id);
      };
    }

    public static TargetName servicer(String subscription, String id) {
      return new TargetName(subscription, "", "servicer", id);
    }

    static TargetName request(NewRequest of, String id) {
      return new TargetName(of.subscription(), of.sender(), "request", id);
    }

    static TargetName requestor(NewRequest of, String id) {
      return new TargetName(of.subscription(), "", "requestor", id);
    }

    /** The lane for an order that no Create of ours makes. */
    public UUID foreignLane() {
      return Lanes.of(subscription, kind + ":" + name);
    }
  }
}
