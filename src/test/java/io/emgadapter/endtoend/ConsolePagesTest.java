package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.access.PathRules;
import io.emgadapter.endtoend.Browser.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the pages of the console show, and what their buttons do. */
@ExtendWith(ConsoleAdapter.Lending.class)
class ConsolePagesTest {
  private static final int LARGEST = 150_000;

  private final ConsoleAdapter adapter;

  ConsolePagesTest(ConsoleAdapter adapter) {
    this.adapter = adapter;
  }

  /** The id of what is parked with this request in it. */
  private String parked(String request) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                StreamSupport.stream(
                        adapter
                            .anna
                            .get("/parked?state=ANY&limit=200")
                            .body()
                            .path("parked")
                            .spliterator(),
                        false)
                    .map(each -> each.path("id").asString())
                    .filter(id ->
                        adapter
                            .anna
                            .get("/parked/" + id)
                            .body()
                            .at("/content/text")
                            .asString()
                            .contains(request))
                    .findFirst()
                    .orElse(""),
            id -> !id.isEmpty());
  }

  @Test
  void theOverviewShowsTheFlowAndEachWay() {
    Page page = adapter.as("vera").get("/console");

    assertThat(page.text())
        .contains("in the queue", "accepted", "ready", "sent", "answered", "to be told")
        .contains("to Equinix by EMG", "Its Tasks go.", "works");
    Page live = adapter.as("vera").get("/console/live", "HX-Request", "true");
    assertThat(live.text()).contains("to be told");
    assertThat(live.html()).doesNotContain("<html", "<nav");
  }

  @Test
  void theOverviewTellsOfWhatIsParkedToOperatorsAlone() {
    adapter.upstream.send("{\"id\": \"console-5\", \"verb\": \"Create\"}");
    parked("console-5");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> adapter.as("olga").get("/console").text().contains(" parked as "));

    assertThat(adapter.as("vera").get("/console").text())
        .contains("What is parked is for operators.")
        .doesNotContain(" parked as ");
  }

  @Test
  void whoIsLimitedToSubscriptionsSeesNoNumberOfOthers() {
    assertThat(adapter.as("gina").get("/console").text())
        .contains(
            "– in the queue not known by subscription",
            "– to be told not known by subscription",
            "What is parked is on the page Parked.")
        .doesNotContain("Nothing. What is parked", " parked as ");
  }

  @Test
  void aPartOfAPageAfterTheEndOfTheSessionLeadsToTheLogin() {
    Page page = adapter.browser().get("/console/live", "HX-Request", "true");

    assertThat(page.status()).isEqualTo(401);
    assertThat(page.header("HX-Redirect")).startsWith("/console/login?to=");
  }

  @Test
  void whatIsParkedIsReplayedAfterAPreviewAndOnce() {
    adapter.upstream.sendTo(
        "emg.work-requests.dead", WorkRequests.smartHands("console-1").getBytes(UTF_8));
    String path = "/console/parked/" + parked("console-1");
    Browser olga = adapter.as("olga");

    Page preview = olga.get(path + "/replay");
    assertThat(preview.text()).contains("Replay this one?", "its Tasks are sent to Equinix");
    Page done = olga.submit(preview, path + "/replay", Map.of("comment", "<b>night & day</b>"));

    assertThat(done.text()).contains("Done. It is in the ledger", "replayed", "olga : replay");
    assertThat(done.html()).contains("&lt;b&gt;night &amp; day&lt;/b&gt;");
    adapter.upstream.await("console-1", "request.completed");
    Page again = olga.submit(preview, path + "/replay", Map.of());
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text()).contains("Nothing was done", "It was REPLAYED by olga");
    assertThat(olga.get(path).html()).contains("disabled").doesNotContain(path + "/replay\"");
    assertThat(olga.get("/console/audit?actor=olga").text()).contains("replay", "night");
  }

  @Test
  void aReplayThatWouldBeInVainSaysWhatIsWrong() {
    adapter.upstream.send("{\"id\": \"console-2\", \"verb\": \"Create\"}");
    String path = "/console/parked/" + parked("console-2");
    Browser olga = adapter.as("olga");

    Page page = olga.submit(olga.get(path), path + "/replay", Map.of());

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text()).contains("It cannot be done like this", "/resource");
    Page discarded = olga.submit(olga.get(path), path + "/discard", Map.of("comment", "wrong"));
    assertThat(discarded.text()).contains("Done. It is discarded.");
  }

  @Test
  void noPageShowsWhatMayBePersonal() {
    adapter.upstream.sendTo(
        "emg.work-requests.dead",
        WorkRequests.workVisit("console-3", "LD8:00:001AA1").getBytes(UTF_8));
    String id = parked("console-3");
    String what =
        "{\"kind\": \"parked\", \"id\": \"%s\", \"reason\": \"to look at it\"}".formatted(id);
    assertThat(adapter.anna.command("/unmaskings", what).status()).isEqualTo(201);
    assertThat(adapter.anna.get("/parked/" + id).body().toString()).contains("Doe");

    Browser anna = adapter.as("anna");
    for (String path :
        List.of("/console/parked", "/console/parked/" + id, "/console/find?id=" + id)) {
      assertThat(anna.get(path).html()).doesNotContain("Doe", "@equinix.com");
    }
  }

  @Test
  void aRequestIsFoundByItsIdAndShowsItsTasks() {
    adapter.upstream.send(WorkRequests.smartHands("console-4"));
    adapter.upstream.await("console-4", "request.completed");
    Browser vera = adapter.as("vera");

    assertThat(vera.get("/console/find?id=R-console-4").text()).contains("by its requestorId");
    Page found = vera.get("/console/find?id=console-4");
    String link = "/console/request?id=console-4&amp;sender=default";
    assertThat(found.html()).contains("href=\"" + link + "\"");
    assertThat(vera.get(link.replace("&amp;", "&")).text())
        .contains("console-4", "ACKNOWLEDGED", "Create of SmartHands", "done")
        .contains("The work request was accepted", "after it was accepted");
    assertThat(adapter.as("sam").get("/console/find?id=console-4").text())
        .contains("Nothing has this id, or nothing that you may see");
    assertThat(vera.get("/console/find?id=nothing-has-this").status()).isEqualTo(200);
  }

  @Test
  void aSubscriptionIsPausedAndResumedWithAReason() {
    Browser olga = adapter.as("olga");
    Page list = olga.get("/console/subscriptions");
    assertThat(list.text()).contains("It is not paused.", "It fetches no tokens.");

    Page paused =
        olga.submit(
            olga.get("/console/subscriptions/default/pause"),
            "/console/subscriptions/default/pause",
            Map.of("comment", "a test"));
    assertThat(paused.text()).contains("None of its Tasks is sent", "Paused by olga", ": a test");
    Page twice = olga.submit(paused, "/console/subscriptions/default/pause", Map.of());
    assertThat(twice.status()).isEqualTo(409);

    Page resumed = olga.submit(paused, "/console/subscriptions/default/resume", Map.of());
    assertThat(resumed.text()).contains("Its Tasks are sent again.", "sends");
    assertThat(olga.get("/console/subscriptions/default/explode").status()).isEqualTo(404);
  }

  @Test
  void verifyingAgainLeadsToAPageThatCanBeLoadedAgain() {
    Browser olga = adapter.as("olga");
    String path = "/console/subscriptions/default/verify-again";

    Page answer = olga.submit(olga.get(path), path, Map.of("comment", "new key"));

    assertThat(answer.status()).isEqualTo(302);
    String page = answer.header("Location").replaceFirst("^http://[^/]*", "");
    assertThat(olga.get(page).text())
        .contains("default was verified again by olga", "of 0 messages 0 took effect");
    int before = olga.get("/console/audit?action=verify-again").html().split("new key", -1).length;
    olga.get(page);
    assertThat(olga.get("/console/audit?action=verify-again").html().split("new key", -1))
        .hasSize(before);
  }

  @Test
  void whatYouMayNotIsThereAndSaysWhichRoleWouldDo() {
    Page page = adapter.as("vera").get("/console/you");

    assertThat(page.text())
        .contains("viewer", "Parked , needs the role operator", "no operator, admin");
    assertThat(page.html()).doesNotContain("href=\"/console/parked\"");
  }

  @Test
  void noPageIsHeavy() {
    Browser anna = adapter.as("anna");
    int files =
        anna.get("/console/style.css").html().length()
            + anna.get("/console/htmx.js").html().length();
    PathRules.all().stream()
        .filter(rule -> rule.method().equals("GET") && rule.pattern().startsWith("/console"))
        .filter(rule -> !rule.pattern().contains("{") && !rule.pattern().contains("."))
        .forEach(rule ->
            assertThat(anna.get(rule.pattern()).html().length() + files)
                .as(rule.pattern())
                .isLessThan(LARGEST));
  }
}
