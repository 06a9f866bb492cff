package io.emgadapter.ledger.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.notification.Notification;
import io.emgadapter.notification.Notification.Bulletin;
import io.emgadapter.order.ContentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts for each fact how often each way told of it. The first message of one way and the first of
 * another are about one thing, and so are the second ones; so a message is news only if its way has
 * now told of the fact more often than any other way had. Whoever counts a fact holds its row until
 * the transaction ends, so two ways cannot both be first.
 */
@Step
record CountFacts(JdbcClient jdbc) {
  private static final HexFormat HEX = HexFormat.of();

  // In the order of the facts, so that two transactions never wait for each other.
  private static final String COUNT =
      """
      insert into notification_fact as known (subscription, fact, by_emg, by_stream, by_rest)
      select :subscription, fact, emg, stream, rest
      from unnest(:facts, :emg, :stream, :rest) as given (fact, emg, stream, rest) order by fact
      on conflict (subscription, fact) do update set
        by_emg = known.by_emg + excluded.by_emg, by_stream = known.by_stream + excluded.by_stream,
        by_rest = known.by_rest + excluded.by_rest, told_at = ledger_now()
      returning fact, by_emg, by_stream, by_rest\
      """;

  private static final String SAYS_NOTHING =
      """
      update notification set event = null
      where subscription = :subscription and message_id = any(:ids)\
      """;

  /**
   * Counts messages that are in the ledger now, and were not before.
   *
   * @param fresh by their Ids, in the order in which they came
   * @return the Ids of those whose facts were told by another way
   */
  Set<String> known(String subscription, Way way, SequencedMap<String, Notification> fresh) {
    Map<String, List<String>> byFact = new TreeMap<>();
    fresh.forEach((id, what) -> {
      String fact = fact(what);
      if (fact != null) {
        byFact.computeIfAbsent(fact, _ -> new ArrayList<>()).add(id);
      }
    });
    return byFact.isEmpty() ? Set.of() : known(subscription, way, byFact);
  }

  /** Digested, because an Id of Equinix's may be of any length. */
  private static @Nullable String fact(Notification what) {
    String fact = what instanceof Bulletin bulletin ? bulletin.fact() : null;
    return fact == null ? null : HEX.formatHex(ContentId.sha256(fact.getBytes(UTF_8)));
  }

  private Set<String> known(String subscription, Way way, Map<String, List<String>> byFact) {
    Map<String, Integer> toldBefore = count(subscription, way, byFact);
    Set<String> known = new HashSet<>();
    byFact.forEach(
        (fact, ids) -> ids.stream().limit(toldBefore.getOrDefault(fact, 0)).forEach(known::add));
    if (!known.isEmpty()) {
      List<String> all = known.stream().sorted(Comparator.naturalOrder()).toList();
      jdbc.sql(SAYS_NOTHING)
          .param("subscription", subscription)
          .param("ids", Sql.texts(all, id -> id))
          .update();
    }
    return known;
  }

  /** For each fact how many of its messages, of those given, others told before. */
  private Map<String, Integer> count(
      String subscription, Way way, Map<String, List<String>> byFact) {
    List<Map.Entry<String, List<String>>> all = List.copyOf(byFact.entrySet());
    Map<String, Integer> before = new HashMap<>();
    jdbc.sql(COUNT)
        .param("subscription", subscription)
        .param("facts", Sql.bytes(all, each -> HEX.parseHex(each.getKey())))
        .param("emg", Sql.ints(all, each -> way == Way.EMG ? each.getValue().size() : 0))
        .param("stream", Sql.ints(all, each -> way == Way.STREAM ? each.getValue().size() : 0))
        .param("rest", Sql.ints(all, each -> way == Way.REST ? each.getValue().size() : 0))
        .query(row -> {
          String fact = HEX.formatHex(row.getBytes("fact"));
          before.put(fact, before(row, way, byFact.getOrDefault(fact, List.of()).size()));
        });
    return before;
  }

  /** How many of the newest messages of this way are no news. */
  private static int before(ResultSet row, Way way, int given) throws SQLException {
    int own = row.getInt("by_" + way.word()) - given;
    int most = own;
    for (Way other : Way.values()) {
      most = other == way ? most : Math.max(most, row.getInt("by_" + other.word()));
    }
    return Math.min(given, most - own);
  }
}
