package io.emgadapter.endtoend;

import static io.emgadapter.endtoend.TwoSubscriptions.NOBODYS;
import static io.emgadapter.endtoend.TwoSubscriptions.OTHERS;
import static io.emgadapter.endtoend.TwoSubscriptions.OURS;
import static io.emgadapter.endtoend.TwoSubscriptions.PEOPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.Acts.Act;
import io.emgadapter.endtoend.TwoSubscriptions.Names;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/**
 * Who is limited to one subscription gets nothing of another on any path that there is: every
 * mapping of the application is asked about both, by everybody, with all that {@link Recipes} and
 * {@link Acts} can say. A stream of events has a test of its own.
 */
class NothingOfOthersTest {
  /** The same for everybody, and other numbers each time. */
  private static final String OF_THE_JVM = "/actuator/";

  private static TwoSubscriptions world;
  private static Asking asking;

  /** What everybody was answered about their own before there was anything of others. */
  private static final Map<String, String> ALONE = new TreeMap<>();

  @BeforeAll
  static void start() {
    world = new TwoSubscriptions();
    asking = new Asking(world.context, world.port);
    world.fill(OURS);
    // From now on Equinix works for it.
    asking.ask("viewer", "/orders/" + OURS.of("order") + "/details?subscription=" + OURS.word());
    await().atMost(Duration.ofSeconds(90)).until(NothingOfOthersTest::isOnTheOverview);
    for (String role : PEOPLE) {
      asking.questions(OURS).forEach(url -> ALONE.put(role + " " + url, asking.ask(role, url)));
    }
    world.fill(OTHERS);
  }

  /** What it shows was read a while ago. */
  private static boolean isOnTheOverview() {
    String page = asking.ask("viewer", "/console");
    return page.contains("<span class=\"count\">1</span>")
        && page.contains("Its Tasks go")
        && page.contains("Tasks accepted</span>");
  }

  /** A picture of the last hour moves with time; its numbers do not. */
  private static String still(String page) {
    return page.replaceAll("(?s)<svg.*?</svg>", "<svg>");
  }

  @AfterAll
  static void stop() {
    asking.close();
    world.close();
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 150), Math.min(text.length(), at + 150));
  }

  @Test
  void whatIsAskedAboutOthersIsAnsweredAsIfThereWereNoSuchThing() {
    Set<String> wrong = new LinkedHashSet<>();
    for (String role : PEOPLE) {
      asking
          .questions(OTHERS)
          .forEach(url -> {
            String answer = asking.ask(role, url);
            String same = NOBODYS.in(answer, OTHERS);
            String unknown = NOBODYS.in(url, OTHERS);
            boolean gives =
                url.startsWith(OF_THE_JVM)
                    ? OTHERS.isIn(answer.replace(url, ""))
                    : !same.equals(asking.ask(role, unknown));
            if (gives) {
              wrong.add("%s at %s: %.600s".formatted(role, url, answer));
            }
          });
    }
    assertThat(wrong).isEmpty();
  }

  /** Counts, pages and orders of rows too. */
  @Test
  void whatIsAskedAboutOnesOwnIsAnsweredAsIfThereWereNoOthers() {
    List<String> wrong = new ArrayList<>();
    ALONE.forEach((asked, before) -> {
      String[] words = asked.split(" ", 2);
      String now = asking.ask(words[0], words[1]);
      if (OTHERS.isIn(now)
          || (!words[1].startsWith(OF_THE_JVM) && !still(now).equals(still(before)))) {
        int at = mismatch(still(before), still(now));
        wrong.add(
            "%s: %s → %s".formatted(asked, around(still(before), at), around(still(now), at)));
      }
    });
    assertThat(wrong).isEmpty();
  }

  private static int mismatch(String one, String two) {
    int at = 0;
    while (at < Math.min(one.length(), two.length()) && one.charAt(at) == two.charAt(at)) {
      at++;
    }
    return at;
  }

  /** Without it the two tests above would show nothing. */
  @Test
  void everyoneSeesTheirOwn() {
    for (String role : List.of("viewer", "operator", "admin")) {
      assertThat(asking.ask(role, "/orders?subscription=" + OURS.word()))
          .contains(OURS.of("order"));
      assertThat(
              asking.ask(
                  role, "/work-requests?id=" + OURS.of("request") + "&sender=" + OURS.of("sender")))
          .contains(OURS.id(11));
      assertThat(asking.ask(role, "/find?id=" + OURS.of("requestor"))).contains(OURS.id(11));
      assertThat(asking.ask(role, "/notifications?subscription=" + OURS.word()))
          .contains(OURS.of("message"));
      assertThat(asking.ask(role, "/webhooks/" + OURS.of("hook") + "/deliveries"))
          .contains(OURS.id(21));
    }
    assertThat(asking.ask("operator", "/parked/" + OURS.id(31))).contains(OURS.of("detail"));
    assertThat(asking.ask("operator", "/bulk/" + OURS.id(41))).contains(OURS.of("reason"));
    assertThat(asking.ask("operator", "/audit")).contains(OURS.of("comment"));
    assertThat(asking.ask("sender", "/tasks/" + OURS.id(11))).contains(OURS.of("answer"));
    assertThat(
            world
                .sql()
                .sql("select distinct subscription from audit where subscription is not null")
                .query(String.class)
                .list())
        .contains(OURS.word(), OTHERS.word());
  }

  @Test
  void aStreamGivesNoEventOfOthers() {
    for (String role : PEOPLE) {
      for (String query : List.of("", "?subscription=" + OURS.word())) {
        try (EventSource stream =
            new EventSource(
                world.port,
                query,
                "Authorization",
                Asking.login(role),
                "Last-Event-ID",
                OURS.id(21))) {
          assertThat(stream.status).isEqualTo(200);
          if (!role.equals("sender")) {
            await(role + query)
                .atMost(Duration.ofSeconds(20))
                .until(() -> !stream.events.isEmpty());
          }
          // Another round of reading has come to the end of the log.
          await().pollDelay(Duration.ofMillis(100)).until(() -> true);
          assertThat(stream.events).noneMatch(event -> OTHERS.isIn(event.toString()));
        }
      }
      for (Names names : List.of(OTHERS, NOBODYS)) {
        HttpRequest.Builder again = HttpRequest.newBuilder().header("Last-Event-ID", names.id(21));
        assertThat(asking.send(role, again, "/events").statusCode())
            .as(names.word())
            .isEqualTo(410);
        assertThat(
                asking
                    .send(role, HttpRequest.newBuilder(), "/events?subscription=" + names.word())
                    .statusCode())
            .isEqualTo(404);
      }
    }
  }

  /** Whatever is done to the things of others is done to nothing, and says no more. */
  @Test
  void noActOnWhatBelongsToOthersChangesAnythingOrTellsThatItIsThere() {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, HandlerMethod> mapping : acts().entrySet()) {
      for (String role : PEOPLE) {
        for (String path : Recipes.paths(mapping.getKey(), OTHERS)) {
          for (Act act : Acts.of(mapping.getKey(), OTHERS)) {
            Map<String, String> before = world.ledger();
            String answer = asking.act(role, path, act);
            String unknown = asking.act(role, NOBODYS.in(path, OTHERS), act.in(NOBODYS, OTHERS));
            Map<String, String> after = world.ledger();
            if (!NOBODYS.in(answer, OTHERS).equals(unknown)) {
              wrong.add("%s at %s %s: %.900s → %.900s".formatted(role, path, act, answer, unknown));
            }
            after.forEach((table, rows) -> {
              if (!rows.equals(before.get(table))) {
                wrong.add("%s at %s %s changed %s".formatted(role, path, act, table));
              }
            });
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Map<String, HandlerMethod> acts() {
    Map<String, HandlerMethod> acts = new TreeMap<>();
    Stream.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE)
        .forEach(method -> acts.putAll(asking.mappings(method)));
    assertThat(acts).hasSizeGreaterThan(20);
    return acts;
  }

  /** What the script forgets would not be looked for. */
  @Test
  void everyTableThatBelongsToASubscriptionHasSomethingOfBoth() {
    List<String> empty =
        Stream.of(
                "request",
                "request_reply",
                "task",
                "task_part",
                "equinix_order",
                "order_change",
                "order_change_content",
                "order_file",
                "event",
                "event_retry",
                "webhook",
                "notification",
                "parked",
                "bulk_act",
                "bulk_item",
                "audit",
                "paused",
                "attachment")
            .filter(table -> world.count(table, OTHERS) == 0 || world.count(table, OURS) == 0)
            .toList();
    List<String> ofSubscriptions =
        world
            .sql()
            .sql(
                "select table_name from information_schema.columns where table_schema = 'public'"
                    + " and column_name = 'subscription'")
            .query(String.class)
            .list();

    assertThat(empty).isEmpty();
    assertThat(ofSubscriptions)
        .as("say in one-subscription.sql what stands in a new table")
        .isSubsetOf(
            "request",
            "task",
            "equinix_order",
            "order_change",
            "order_change_content",
            "order_file",
            "recognised_note",
            "poll_budget",
            "feed_cursor",
            "notification",
            "notification_fact",
            "event",
            "parked",
            "bulk_act",
            "audit",
            "paused",
            "attachment");
  }
}
