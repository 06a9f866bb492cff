package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.contract.HttpContract;
import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.notification.Sent;
import io.emgadapter.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What consumers look at: orders with their histories, and all that Equinix started. */
class ViewsTest {
  private static final Pattern CURL =
      Pattern.compile("curl (?:-N )?'?http://127.0.0.1:8080(/[^'\\s]+)'?");

  private static Sandbox sandbox;
  private static Http nobody;
  private static Http anna;

  @BeforeAll
  static void takeAllSamples() {
    sandbox = Sandbox.open();
    nobody =
        new Http(
            Sandbox.httpPort(
                sandbox.startAdapter(
                    Map.of(
                        "server.port", "0",
                        "emg.http.users.anna.password", "{noop}a",
                        "emg.http.users.anna.roles", "admin",
                        "emg.http.users.berta.password", "{noop}b",
                        "emg.http.users.berta.roles", "viewer",
                        "emg.http.users.berta.subscriptions", "another"))));
    anna = nobody.as("anna", "a");
    List<String> samples = Sent.names().toList();
    samples.forEach(name -> sandbox.equinix().notices().send(Sent.text(name)));
    await()
        .until(() ->
            anna.get("/notifications?limit=200").body().path("notifications").size()
                == samples.size());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static JsonNode get(String path, String query) {
    Reply reply = anna.get(path.replace("{servicerId}", "1-1") + query);
    assertThat(HttpContract.wrong("GET", path, reply.status(), reply.body())).isEmpty();
    return reply.body();
  }

  @Test
  void everyNotificationIsListedOnceWithItsEvent() {
    Set<String> ids = new HashSet<>();
    String next = "";
    do {
      JsonNode page = get("/notifications", "?limit=3" + next);
      for (JsonNode each : page.path("notifications")) {
        assertThat(ids.add(each.path("messageId").asString())).isTrue();
        assertThat(each.path("data").path("resource").isString()).isTrue();
      }
      next = page.path("next").isNull() ? null : "&after=" + page.path("next").asString();
    } while (next != null);

    assertThat(ids).hasSize((int) Sent.names().count());
    assertThat(get("/notifications", "?kind=fabric").path("notifications")).hasSize(2);
    assertThat(get("/notifications", "?resource=DataCenter.Maintenance").path("notifications"))
        .hasSize(1);
    assertThat(get("/notifications", "?since=2099-01-01T00:00:00Z").path("notifications"))
        .isEmpty();
  }

  @Test
  void ordersArePagedAndEachShowsItsHistory() {
    JsonNode page = get("/orders", "?limit=2");
    assertThat(page.path("orders")).hasSize(2);
    JsonNode more = get("/orders", "?limit=200&after=" + page.path("next").asString());
    assertThat(more.path("orders")).isNotEmpty().doesNotContain(page.at("/orders/0"));
    assertThat(more.path("next").isNull()).isTrue();
    assertThat(get("/orders", "?state=cancelled&resource=WorkVisit").path("orders")).hasSize(1);

    String order = get("/orders", "?resource=BreakFix").at("/orders/0/servicerId").asString();
    Reply whole = anna.get("/orders/" + order);
    assertThat(HttpContract.wrong("GET", "/orders/{servicerId}", 200, whole.body())).isEmpty();
    JsonNode step = whole.body().at("/history/0");
    assertThat(step.path("source").asString()).isEqualTo("notification");
    assertThat(step.path("descriptions")).isNotEmpty();
    assertThat(step.path("details").path("warnings").isArray()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/orders, ?limit=0",
    "/orders, ?limit=201",
    "/orders, ?limit=ten",
    "/orders, ?since=yesterday",
    "/orders, ?since=+999999999-01-01T00:00:00Z",
    "/orders, ?after=nonsense",
    "/orders, ?state=",
    "/notifications, ?after=MjAyNi0wMy0wMVQxMjowNDowMFogeA",
    "/notifications, ?limit=-1",
    "/audit, ?after=MjAyNi0wMy0wMVQxMjowNDowMFogeA",
    "/audit, ?since=now",
    "/bulk, ?after=MjAyNi0wMy0wMVQxMjowNDowMFogeA"
  })
  void whatCannotBeAskedIsSaidWithoutQuotingIt(String path, String query) {
    JsonNode problem = get(path, query);

    assertThat(problem.path("status").asInt()).isEqualTo(400);
    assertThat(problem.path("detail").asString()).startsWith("Send as ");
  }

  @Test
  void whatTheLedgerCannotHoldIsNotLookedFor() {
    assertThat(anna.get("/orders?requestorId={id}", "a\0b").status()).isEqualTo(400);
    assertThat(anna.get("/notifications?servicerId={id}", "a\0b").status()).isEqualTo(400);
    assertThat(anna.get("/orders/1-1?subscription={name}", "a\0b").status()).isEqualTo(400);
    assertThat(anna.get("/events?subject={id}", "a\0b").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"/orders", "/notifications"})
  void whoMayNotUseASubscriptionSeesNothingOfIt(String path) {
    Http berta = nobody.as("berta", "b");

    assertThat(berta.get(path).status()).isEqualTo(404);
    assertThat(berta.get(path + "?subscription=another").status()).isEqualTo(404);
    assertThat(nobody.get(path).status()).isEqualTo(401);
  }

  @Test
  void theCurlsOfTheDocumentAreAnswered() throws IOException {
    String document =
        Files.readString(Path.of("docs/notifications.md")).replaceAll("\\\\\n\\s*", "");
    List<String> paths = CURL.matcher(document).results().map(found -> found.group(1)).toList();

    assertThat(paths).hasSize(document.split("\ncurl ", -1).length - 1).hasSizeGreaterThan(4);
    for (String path : paths) {
      if (path.startsWith("/events")) {
        assertThat(stream(path)).as(path).isEqualTo(200);
      } else {
        assertThat(anna.get(path).status()).as(path).isEqualTo(200);
      }
    }
  }

  private static int stream(String path) {
    try (EventSource source =
        new EventSource(
            nobody.port(), path.substring("/events".length()), "Authorization", "Basic YW5uYTph")) {
      return source.status;
    }
  }
}
