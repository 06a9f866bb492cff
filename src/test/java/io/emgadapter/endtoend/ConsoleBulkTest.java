package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.Browser.Page;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Acting upon many parked messages in the console: what was previewed, and nothing else. */
@ExtendWith(ConsoleAdapter.Lending.class)
class ConsoleBulkTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ConsoleAdapter adapter;

  ConsoleBulkTest(ConsoleAdapter adapter) {
    this.adapter = adapter;
  }

  /** Has messages parked as dead-lettered, whatever else is parked so. */
  private void deadLetters(String... requests) {
    int before = waiting();
    for (String each : requests) {
      adapter.upstream.sendTo(
          "emg.work-requests.dead", WorkRequests.smartHands(each).getBytes(UTF_8));
    }
    await().atMost(LONG).until(() -> waiting() == before + requests.length);
  }

  private int waiting() {
    return adapter.anna.get("/parked?reason=dead-lettered&limit=200").body().path("parked").size();
  }

  private static Page preview(Browser browser, String action) {
    return browser.act(
        browser.get("/console/bulk/new?reason=dead-lettered"),
        "/console/bulk",
        Map.of("action", action, "reason", "dead-lettered", "source", "", "subscription", ""));
  }

  private static void hasEnded(Browser browser, String address) {
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(browser.get(address).text()).contains("State done "));
  }

  /** The address of the act that a page shows. */
  private static String address(Page page) {
    return page.html().replaceFirst("(?s).*action=\"(/console/bulk/[^/\"]+)/start\".*", "$1");
  }

  @Test
  void aPreviewShowsWhichAndActsOnlyWhenItIsStarted() {
    deadLetters("many-1", "many-2");
    int before = waiting();
    Browser olga = adapter.as("olga");

    Page preview = preview(olga, "discard");
    String address = address(preview);
    assertThat(preview.text())
        .contains("Discard " + before + " parked messages", "parked as dead-lettered")
        .contains("These and no others are meant");
    assertThat(waiting()).isEqualTo(before);
    deadLetters("many-3");

    Page started = olga.act(preview, address + "/start", Map.of("comment", "the queue is mended"));
    assertThat(started.status()).isEqualTo(200);
    hasEnded(olga, address);

    assertThat(olga.get(address).text())
        .contains("Done " + before + " ", "Not come to 0", "the queue is mended");
    assertThat(olga.get(address + "?outcome=failed").text()).contains("Nothing of it is like that");
    assertThat(waiting()).isEqualTo(1);
    assertThat(olga.get(address + "/live").header("HX-Refresh")).isEqualTo("true");
  }

  @Test
  void whatWasStartedIsNotStartedTwiceAndAPageThatIsLoadedAgainDoesNothing() {
    deadLetters("many-4");
    Browser olga = adapter.as("olga");
    Page preview = preview(olga, "discard");
    String address = address(preview);

    olga.act(preview, address + "/start", Map.of());
    hasEnded(olga, address);
    Page twice = olga.act(preview, address + "/start", Map.of());

    assertThat(twice.status()).isEqualTo(409);
    assertThat(twice.text()).contains("Nothing was done", "It is done.");
    assertThat(olga.get("/console/bulk").text()).contains("Discard", "olga", "done");
  }

  @Test
  void nothingThatFitsIsAButtonThatSaysSo() {
    Browser olga = adapter.as("olga");

    Page preview =
        olga.act(
            olga.get("/console/bulk/new"),
            "/console/bulk",
            Map.of("action", "replay", "reason", "no-such-reason"));

    assertThat(preview.text()).contains("Replay 0 parked messages", "Nothing that is parked fits.");
    assertThat(preview.html()).contains("disabled");
    Page cancelled = olga.act(preview, address(preview) + "/cancel", Map.of());
    assertThat(cancelled.text()).contains("cancelled", "by olga");
  }

  @Test
  void whatAProcessMayHaveDiedOverIsReplayedOneByOne() {
    deadLetters("many-6");

    Page preview = preview(adapter.as("olga"), "replay");

    assertThat(preview.text()).contains("Open them one by one.");
    assertThat(preview.html()).contains("disabled=\"disabled\"");
  }

  @Test
  void aCauseLeadsToItsAct() {
    deadLetters("many-5");

    assertThat(adapter.as("olga").get("/console/parked").html())
        .contains("/console/bulk/new?reason=dead-lettered&amp;source=work-requests");
  }

  @Test
  void whoIsLimitedSeesNoActOfOthers() {
    Page preview = preview(adapter.as("olga"), "replay");

    assertThat(adapter.as("gina").get(address(preview)).status()).isEqualTo(404);
    assertThat(adapter.as("gina").get("/console/bulk/new").text()).contains("another");
  }
}
