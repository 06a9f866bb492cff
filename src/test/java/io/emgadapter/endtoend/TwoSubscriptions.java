package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emgadapter.ledger.events.EventTail;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.Onboarding;
import io.emgadapter.simulator.rest.RestSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A world with two subscriptions that have everything in the ledger that there can be, and people
 * who may see one of the two. All that belongs to one has its word or its digits in every field.
 */
final class TwoSubscriptions implements AutoCloseable {
  /** The subscription that the people may see. */
  static final Names OURS = new Names("alpha", "a1a1a1a1");

  /** The one of which they must not get anything. */
  static final Names OTHERS = new Names("bravo", "b0b0b0b0");

  /** One that there is not. */
  static final Names NOBODYS = new Names("nobod", "d0d0d0d0");

  /** The people: each is called after its role, which is its password too. */
  static final List<String> PEOPLE = List.of("viewer", "sender", "operator", "admin");

  private static final String NOT_BY_OTHERS =
      "select table_name from information_schema.tables where table_schema = 'public'"
          // What loops write by themselves, and what tells of a refused try.
          + " and table_name not in ('event_cursor', 'feed_cursor', 'poll_budget', 'audit',"
          + " 'flyway_schema_history') order by table_name";

  private final RestSimulator equinix = new RestSimulator();
  private final Sandbox sandbox = Sandbox.open();
  final ConfigurableApplicationContext context = sandbox.startAdapter(settings(equinix));
  final int port = Sandbox.httpPort(context);

  /**
   * What something of a subscription is called.
   *
   * @param word stands in every text
   * @param digits begin every UUID
   */
  record Names(String word, String digits) {
    /** The name of something. */
    String of(String thing) {
      return word + "-" + thing;
    }

    String id(int number) {
      return "%s-0000-7000-8000-%012d".formatted(digits, number);
    }

    /** Every UUID of the script. */
    Stream<String> ids() {
      return Stream.of(
              IntStream.of(1, 2, 11, 12, 13, 21, 22, 23), IntStream.of(31, 32, 33, 41, 42, 51))
          .flatMapToInt(each -> each)
          .mapToObj(this::id);
    }

    /** Every word by which something may be asked for. */
    Stream<String> words() {
      return Stream.concat(
          Stream.of(word),
          Stream.of(
                  "request",
                  "open",
                  "correlation",
                  "repeated",
                  "requestor",
                  "waiting",
                  "order",
                  "message",
                  "file",
                  "handle",
                  "rejected",
                  "sender",
                  "operator",
                  "hook",
                  "reason")
              .map(this::of));
    }

    /** The same text about the other's things, case by case. */
    String in(String text, Names other) {
      return text.replace(other.word, word).replace(other.digits, digits);
    }

    boolean isIn(String text) {
      return text.contains(word) || text.contains(digits);
    }
  }

  private static Map<String, Object> settings(RestSimulator equinix) {
    Map<String, Object> all = new HashMap<>(Map.of("server.port", "0"));
    all.put("emg.http.streams.poll", "20ms");
    for (Names each : List.of(OURS, OTHERS)) {
      all.putAll(Onboarding.restSettings(each.word(), equinix));
      all.put("emg.subscriptions." + each.word() + ".route.default", "rest");
      String hook = "emg.webhooks." + each.of("hook") + ".";
      all.put(hook + "url", "https://127.0.0.1:9/" + each.word());
      all.put(hook + "secret", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz");
      all.put(hook + "subscriptions", each.word());
      all.put(hook + "allow-private", true);
    }
    for (String each : PEOPLE) {
      String user = "emg.http.users." + name(each) + ".";
      all.put(user + "password", "{noop}" + each);
      all.put(user + "roles", each);
      all.put(user + "subscriptions", OURS.word());
      // Whose requests they see anywhere else.
      all.put(user + "team", OTHERS.of("sender") + "," + NOBODYS.of("sender"));
    }
    return all;
  }

  /** The name of the user of this role. */
  static String name(String role) {
    return OURS.of(role);
  }

  JdbcClient sql() {
    return context.getBean(JdbcClient.class);
  }

  /** Gives a subscription everything that there can be. */
  void fill(Names names) {
    try (InputStream script = getClass().getResourceAsStream("one-subscription.sql")) {
      String sql = new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
      sql().sql(sql.replace("WORD", names.word()).replace("HEX", names.digits())).update();
      context.getBean(EventTail.class).nudge();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every table that somebody's act may change, with a digest of all its rows. */
  Map<String, String> ledger() {
    Map<String, String> tables = new TreeMap<>();
    sql()
        .sql(NOT_BY_OTHERS)
        .query(String.class)
        .list()
        .forEach(table -> tables.put(table, rows(table)));
    return tables;
  }

  private String rows(String table) {
    return sql()
        .sql(
            "select coalesce(string_agg(t::text, chr(10) order by t::text), '') from %s t"
                .formatted(table))
        .query(String.class)
        .single();
  }

  /** How many rows of a table have a word of this subscription. */
  int count(String table, Names names) {
    return sql()
        .sql(
            "select count(*) from %s t where t::text like :word or t::text like :digits"
                .formatted(table))
        .param("word", "%" + names.word() + "%")
        .param("digits", "%" + names.digits() + "%")
        .query(Integer.class)
        .single();
  }

  @Override
  public void close() {
    sandbox.close();
    equinix.close();
  }
}
