package io.emgadapter.endtoend;

import static io.emgadapter.endtoend.TwoSubscriptions.OTHERS;
import static io.emgadapter.endtoend.TwoSubscriptions.OURS;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.endtoend.Acts.Act;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Names, e-mail addresses and phones, other ones in each run, stand wherever they can stand in the
 * ledger; nobody reads them who did not send them, and nobody finds anything by them.
 */
class PersonalDataTest {
  private static final List<String> READERS = List.of("viewer", "operator", "admin");
  private static final String REQUEST =
      "/work-requests?id=" + OURS.of("request") + "&sender=" + OURS.of("sender");
  private static final String HANDS =
      "/work-requests?id=" + OURS.of("open") + "&sender=" + OURS.of("sender");
  private static final String NOTE =
      "/work-requests?id=" + OURS.of("update") + "&sender=" + OURS.of("sender");
  private static final String ORDER =
      "/orders/" + OURS.of("order") + "?subscription=" + OURS.word();

  private static final long SEED = System.nanoTime();
  private static final Random RANDOM = new Random(SEED);

  private static final String FIRST = letters(9);
  private static final String LAST = letters(11);
  private static final String EMAIL = letters(8).toLowerCase(Locale.ROOT) + "@qq-mail.example";
  private static final String PHONE = "9" + digits(9);
  private static final String CONTACT = letters(10);
  private static final List<String> PERSONAL = List.of(FIRST, LAST, EMAIL, PHONE, CONTACT);

  private static TwoSubscriptions world;
  private static Asking asking;

  private static String letters(int count) {
    StringBuilder text = new StringBuilder("Q");
    RANDOM.ints(count, 'a', 'z' + 1).forEach(each -> text.append((char) each));
    return text.toString();
  }

  private static String digits(int count) {
    StringBuilder text = new StringBuilder();
    RANDOM.ints(count, '0', '9' + 1).forEach(each -> text.append((char) each));
    return text.toString();
  }

  @BeforeAll
  static void plant() {
    world = new TwoSubscriptions();
    asking = new Asking(world.context, world.port);
    world.fill(OURS);
    world.fill(OTHERS);
    String body =
        """
        {"RequestorId": "R", "CustomerContact": "%s", "Description": "for %s",
         "ServiceDetails": {"Visitors": [{"FirstName": "%s", "LastName": "%s", "Email": "%s",
           "MobilePhone": "%s"}]}}\
        """
            .formatted(CONTACT, LAST, FIRST, LAST, EMAIL, PHONE);
    String words = "No badge for %s %s, %s, %s, %s".formatted(FIRST, LAST, EMAIL, PHONE, CONTACT);
    String said =
        "{\"descriptions\": [\"" + words + "\"], \"sender\": \"" + OURS.of("sender") + "\"}";
    put(
        "update request set body = convert_to(:text, 'UTF8')"
            + " where body is not null or resource = 'SmartHands'",
        body);
    put("update task set description = :text, text = convert_to(:text, 'UTF8')", words);
    put("update order_change_content set description = :text", words);
    put("update order_change_content set details = convert_to(:text, 'UTF8')", said);
    put("update order_file set name = :text", words + ".pdf");
    put("update event set data = convert_to(:text, 'UTF8')", said);
    put("update parked_content set bytes = convert_to(:text, 'UTF8')", "{\"Task\": " + body + "}");
    put(
        "update parked_content set bytes = convert_to(:text, 'UTF8') where parked = '"
            + OURS.id(32)
            + "'",
        words);
  }

  private static void put(String sql, String text) {
    assertThat(world.sql().sql(sql).param("text", text).update()).isPositive();
  }

  @AfterAll
  static void stop() {
    asking.close();
    world.close();
  }

  @Test
  void whoDidNotSendItReadsNothingPersonalOnAnyPath() {
    List<String> wrong = new ArrayList<>();
    for (String role : READERS) {
      for (String url : asking.questions(OURS)) {
        String answer = asking.ask(role, url);
        PERSONAL.stream()
            .filter(answer::contains)
            .forEach(each -> wrong.add("%s at %s: %s".formatted(role, url, each)));
      }
    }
    assertThat(wrong).as("seed " + SEED).isEmpty();
  }

  @Test
  void whoDidNotSendItHearsNothingPersonalInAStream() {
    for (String role : READERS) {
      try (EventSource stream =
          new EventSource(
              world.port, "", "Authorization", Asking.login(role), "Last-Event-ID", OURS.id(21))) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !stream.events.isEmpty());
        assertThat(stream.events.toString()).doesNotContain(PERSONAL).contains("•••");
      }
    }
  }

  @Test
  void anAnswerSaysThatSomethingIsHiddenAndWhoSentItReadsItAll() {
    var hidden = asking.send("viewer", HttpRequest.newBuilder(), REQUEST);
    var whole = asking.send("sender", HttpRequest.newBuilder(), REQUEST);

    assertThat(hidden.body()).contains("\"description\":\"•••\"");
    assertThat(hidden.headers().firstValue("Emg-Masked")).contains("true");
    assertThat(whole.body()).contains(PERSONAL);
    assertThat(whole.headers().firstValue("Emg-Masked")).isEmpty();
    assertThat(asking.ask("sender", ORDER)).contains(PERSONAL);
  }

  /**
   * The visitors of a WorkVisit may have been added elsewhere, so that nobody knows their names.
   */
  @Test
  void inWordsAboutSmartHandsTheNamesOfTheBodyAreHiddenAndAboutAWorkVisitAllOfThem() {
    assertThat(asking.ask("viewer", HANDS)).contains("No badge for •••").doesNotContain(PERSONAL);
    assertThat(asking.ask("viewer", REQUEST)).doesNotContain("No badge").doesNotContain(PERSONAL);
  }

  /** A note names nobody in its fields: the contacts stand in the Body that made the order. */
  @Test
  void theNamesInAnswersToANoteAreThoseOfTheBodyThatMadeTheOrder() {
    note();
    try {
      assertThat(asking.ask("viewer", NOTE)).contains("No badge for •••").doesNotContain(PERSONAL);
      String order = "/orders/" + OURS.of("hands") + "?subscription=" + OURS.word();
      assertThat(asking.ask("viewer", order)).contains("No badge for •••").doesNotContain(PERSONAL);

      creating("body = body || convert_to(repeat(' ', 5000000), 'UTF8')");
      assertThat(asking.ask("viewer", NOTE)).contains("•••").doesNotContain("No badge");
      creating("body = null");
      assertThat(asking.ask("viewer", NOTE)).contains("•••").doesNotContain("No badge");
      assertThat(asking.ask("viewer", order)).contains("•••").doesNotContain("No badge");
      world
          .sql()
          .sql("update equinix_order set task = null where resource = 'SmartHands'")
          .update();
      assertThat(asking.ask("viewer", NOTE)).contains("•••").doesNotContain("No badge");
    } finally {
      forgetNote();
    }
  }

  /** An order that was made by the request of SmartHands, and a note to it. */
  private static void note() {
    world.sql().sql("create table kept as select id, body from request").update();
    for (String sql :
        List.of(
            """
            insert into equinix_order (subscription, servicer_id, lane, resource, task)
            select subscription, :order, lane, resource, id from task where id = :made\
            """,
            """
            insert into request (id, lane, open_tasks, digest_version, digest, sender, request_id,
              subscription, verb, resource, body)
            select :id, lane, 0, 1, digest, sender, :name, subscription, 'Update', resource,
              convert_to('{"Description": "A note"}', 'UTF8')
            from request where id = (select request from task where id = :made)\
            """,
            """
            insert into task (id, request, lane, turn, subscription, verb, resource, route, state,
              servicer_id, due_at, ended_at, description)
            select :id, :id, lane, 9, subscription, 'Update', resource, route, 'ACKNOWLEDGED', :order,
              'infinity', ledger_now(), description
            from task where id = :made\
            """,
            """
            insert into order_change (subscription, servicer_id, seq, source, key, bill,
              state_changed, late, taken_at)
            select subscription, :order, 1, source, 'of hands', bill, state_changed, late, taken_at
            from order_change where subscription = :word limit 1\
            """,
            """
            insert into order_change_content (subscription, servicer_id, seq, description)
            select subscription, :order, 1, description
            from order_change_content where subscription = :word limit 1\
            """)) {
      world
          .sql()
          .sql(sql)
          .param("id", UUID.fromString(OURS.id(77)))
          .param("made", UUID.fromString(OURS.id(12)))
          .param("order", OURS.of("hands"))
          .param("name", OURS.of("update"))
          .param("word", OURS.word())
          .update();
    }
  }

  private static void creating(String change) {
    world
        .sql()
        .sql("update request set " + change + " where id = ?")
        .param(UUID.fromString(OURS.id(2)))
        .update();
  }

  private static void forgetNote() {
    String order = "servicer_id = '" + OURS.of("hands") + "'";
    for (String sql :
        List.of(
            "update request set body = kept.body from kept where kept.id = request.id",
            "drop table kept",
            "delete from order_change_content where " + order,
            "delete from order_change where " + order,
            "delete from task where " + order,
            "delete from equinix_order where " + order,
            "delete from request where verb = 'Update' and resource = 'SmartHands'")) {
      world.sql().sql(sql).update();
    }
  }

  @Test
  void whoIsNoOperatorAnyLongerSeesNothingMoreByWhatItUnmasked() {
    for (String role : List.of("viewer", "operator")) {
      world
          .sql()
          .sql("insert into unmasking values (?, ?, ledger_now() + interval '10 minutes')")
          .param(TwoSubscriptions.name(role))
          .param("request/" + OURS.of("sender") + "/" + OURS.of("request"))
          .update();
    }

    assertThat(asking.ask("viewer", REQUEST)).doesNotContain(PERSONAL);
    assertThat(asking.ask("operator", REQUEST)).contains(PERSONAL);
    world.sql().sql("delete from unmasking").update();
  }

  @Test
  void aFileOfAnOrderIsForThoseWhoOrderedIt() {
    String file =
        "/orders/%s/attachments/%s?subscription=%s"
            .formatted(OURS.of("order"), OURS.of("file"), OURS.word());

    assertThat(asking.ask("viewer", file)).startsWith("403").contains("masked");
    assertThat(asking.ask("sender", file)).doesNotStartWith("403");
  }

  private static Act unmasking(String what, String reason) {
    return Act.json("", "{\"kind\": " + what + ", \"reason\": \"" + reason + "\"}");
  }

  @Test
  void anOperatorSeesOneThingWithAReasonForAWhileAndItIsAudited() {
    String path = "/parked/" + OURS.id(33);
    String mine = "/parked/" + OURS.id(31);
    String what = "\"parked\", \"id\": \"" + OURS.id(31) + "\"";

    assertThat(asking.act("operator", "/unmaskings", unmasking(what, " a "))).startsWith("422");
    assertThat(asking.act("viewer", "/unmaskings", unmasking(what, "I want to"))).startsWith("403");
    assertThat(asking.ask("operator", mine)).contains("•••").doesNotContain(PERSONAL);
    assertThat(asking.act("operator", "/unmaskings", unmasking(what, "the guard asks")))
        .startsWith("201")
        .contains("parked/" + OURS.id(31));

    assertThat(asking.ask("operator", mine)).contains(FIRST, LAST, EMAIL, PHONE, CONTACT);
    assertThat(asking.ask("admin", mine)).doesNotContain(PERSONAL);
    assertThat(asking.ask("operator", path)).startsWith("404");
    assertThat(asking.ask("operator", REQUEST)).doesNotContain(PERSONAL);
    assertThat(asking.ask("operator", "/audit?action=unmask"))
        .contains("the guard asks", "parked/" + OURS.id(31), TwoSubscriptions.name("operator"));
    world.sql().sql("update unmasking set until = ledger_now()").update();
    assertThat(asking.ask("operator", mine)).doesNotContain(PERSONAL);
  }

  @Test
  void aRequestThatIsUnmaskedShowsItsTasksAndAnOrderItsHistory() {
    String request =
        "\"request\", \"id\": \"%s\", \"sender\": \"%s\""
            .formatted(OURS.of("request"), OURS.of("sender"));
    String order =
        "\"order\", \"id\": \"%s\", \"subscription\": \"%s\""
            .formatted(OURS.of("order"), OURS.word());
    asking.act("admin", "/unmaskings", unmasking(request, "because"));
    assertThat(asking.ask("admin", REQUEST)).contains(PERSONAL);
    assertThat(history("admin")).doesNotContain(PERSONAL);
    asking.act("admin", "/unmaskings", unmasking(order, "because"));
    assertThat(history("admin")).contains(PERSONAL);
    world.sql().sql("delete from unmasking").update();
  }

  @Test
  void anOperatorSeesOneThingInTheConsoleTooWithAReason() {
    String order = "/console/order?servicerId=" + OURS.of("order") + "&subscription=" + OURS.word();
    Map<String, Act> pages =
        Map.of(
            "/console" + REQUEST.replace("work-requests", "request"),
            shown("request", "request", "sender", OURS.of("sender")),
            order,
            shown("order", "order", "subscription", OURS.word()),
            "/console/parked/" + OURS.id(32) + "/content",
            new Act("", "", "", reasoned("parked", OURS.id(32))));

    pages.forEach((page, act) -> {
      assertThat(asking.ask("operator", page)).contains("•••", "Show it").doesNotContain(PERSONAL);
      assertThat(asking.act("operator", "/console/unmask", act)).startsWith("302");
      assertThat(asking.ask("operator", page)).contains(PERSONAL).doesNotContain("Show it");
      assertThat(asking.ask("admin", page)).doesNotContain(PERSONAL);
    });
    assertThat(asking.ask("viewer", order)).contains("needs the role operator");
    assertThat(asking.act("viewer", "/console/unmask", pages.get(order))).startsWith("403");
    world.sql().sql("delete from unmasking").update();
  }

  private static Act shown(String kind, String thing, String member, String value) {
    Map<String, String> form = reasoned(kind, OURS.of(thing));
    form.put(member, value);
    return new Act("", "", "", form);
  }

  private static Map<String, String> reasoned(String kind, String id) {
    return new TreeMap<>(Map.of("kind", kind, "id", id, "reason", "the guard asks"));
  }

  @Test
  void whatIsHiddenIsNeitherSavedNorMended() {
    String what = "\"parked\", \"id\": \"" + OURS.id(31) + "\"";
    String bytes = "/console/parked/" + OURS.id(31) + "/bytes";
    String form = "/console/send?parked=" + OURS.id(31);

    assertThat(asking.ask("admin", bytes)).startsWith("403").contains("unmask it first");
    assertThat(asking.ask("admin", form)).startsWith("403").contains("unmask it first");
    asking.act("admin", "/unmaskings", unmasking(what, "because"));
    assertThat(asking.ask("admin", bytes)).startsWith("200").contains(PERSONAL);
    world.sql().sql("delete from unmasking").update();
  }

  private static String history(String role) {
    JsonNode answer = new JsonMapper().readTree(asking.ask(role, ORDER).substring(4));
    return answer.path("history").toString();
  }

  /**
   * A part of it is answered like a text that stands nowhere, whichever parameter it is sent as.
   */
  @Test
  void nothingIsFoundOrSortedByWhatIsHidden() {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, HandlerMethod> each : asking.mappings(RequestMethod.GET).entrySet()) {
      String path = Recipes.paths(each.getKey(), OURS).getFirst();
      for (String name : Recipes.parameters(each.getValue())) {
        parts()
            .forEach(part -> {
              String nowhere = ofTheSameForm(part);
              String found = asking.ask("operator", url(path, name, part, each.getValue()));
              String none = asking.ask("operator", url(path, name, nowhere, each.getValue()));
              if (!found.replace(part, nowhere).equals(none)) {
                wrong.add("%s as %s of %s: %s".formatted(part, name, path, found));
              }
            });
      }
    }
    assertThat(wrong).as("seed " + SEED).isEmpty();
  }

  private static String ofTheSameForm(String text) {
    return text.replaceAll("[a-z]", "z").replaceAll("[A-Z]", "Z").replaceAll("[0-9]", "8");
  }

  private static Stream<String> parts() {
    return PERSONAL.stream().flatMap(each -> Stream.of(each, each.substring(0, each.length() / 2)));
  }

  private static String url(String path, String name, String value, HandlerMethod operation) {
    String query = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    boolean limited =
        !name.equals("subscription") && Recipes.parameters(operation).contains("subscription");
    return path + "?" + query + (limited ? "&subscription=" + OURS.word() : "");
  }
}
