package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.Chromium.Look;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** What a person at night sees and does, in a real browser. */
@ExtendWith(ConsoleAdapter.Lending.class)
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleInChromiumTest {
  private static final String TICKET = "INC0042117";
  private static final String WHY = "The cage LD8:00:001AA1 is not of this account";
  private static final int MOST_CLICKS = 10;

  private static final List<Page> PAGES =
      List.of(
          new Page("overview", "/console"),
          new Page("parked", "/console/parked"),
          new Page("parked-none", "/console/parked?reason=nothing"),
          new Page("find", "/console/find"),
          new Page("found", "/console/find?id=" + TICKET),
          new Page("request", "/console/request?id=" + TICKET + "&sender=default"),
          new Page("subscriptions", "/console/subscriptions"),
          new Page("subscription-act", "/console/subscriptions/default/pause"),
          new Page("send", "/console/send"),
          new Page("send-form", "/console/send?resource=SmartHands&verb=Create&operation=0000"),
          new Page("orders", "/console/orders"),
          new Page("notifications", "/console/notifications"),
          new Page("notifications-none", "/console/notifications?kind=unknown"),
          new Page("bulk", "/console/bulk"),
          new Page("bulk-new", "/console/bulk/new?reason=dead-lettered"),
          new Page("webhooks", "/console/webhooks"),
          new Page("audit", "/console/audit"),
          new Page("audit-none", "/console/audit?actor=nobody"),
          new Page("you", "/console/you"),
          new Page("problem", "/console/request?id=nothing"));

  private final ConsoleAdapter adapter;
  private Chromium browser;
  private String task = "";

  ConsoleInChromiumTest(ConsoleAdapter adapter) {
    this.adapter = adapter;
  }

  /** A page, by the name of its screenshots. */
  private record Page(String name, String path) {}

  @BeforeAll
  void aNight() {
    Assumptions.assumeTrue(
        Chromium.isInstalled(), "Debian's chromium and chromium-driver are not installed");
    adapter.sandbox.equinix().answering(false);
    adapter.upstream.send(WorkRequests.smartHands(TICKET));
    task =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () ->
                    adapter.sandbox.equinix().received().stream()
                        .filter(received -> ("R-" + TICKET).equals(received.requestorId()))
                        .map(received -> received.taskId())
                        .findFirst()
                        .orElse(""),
                found -> !found.isEmpty());
    adapter
        .sandbox
        .equinix()
        .rawSend(
            Ack.to(task)
                .status("\"400\"")
                .servicerId("null")
                .description("\"" + WHY + "\"")
                .sealed(adapter.sandbox));
    adapter.sandbox.equinix().answering(true);
    adapter.upstream.sendTo(
        "emg.work-requests.dead", WorkRequests.smartHands("INC0042118").getBytes(UTF_8));
    adapter.sandbox.equinix().rawSend(Ack.to(task.replaceAll("^.", "1")).unsigned());
    adapter.upstream.send("{\"id\": \"INC0042119\", \"verb\": \"Create\"}");
    adapter.upstream.await(TICKET, "request.completed");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> adapter.anna.get("/parked").body().path("parked").size() >= 3);
    Browser anna = adapter.as("anna");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> anna.get("/console").text().contains("parked as dead-lettered"));
    browser = new Chromium(adapter.port);
  }

  @BeforeEach
  void nobody() {
    browser.open("/console/login");
    browser.forget();
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void fromATicketToItsRefusalToAReplayToWhoDidItInTenClicks() throws IOException {
    browser.as(Look.LIGHT);
    browser.open("/");
    logIn();

    browser.click("Find");
    browser.write("id", TICKET);
    browser.click("Find");
    browser.click(TICKET);
    assertThat(browser.text()).contains("REFUSED", WHY);

    browser.click("Parked");
    browser.click("dead-lettered");
    browser.click(", dead-lettered");
    everyLook("parked-one");
    browser.click("Replay");
    everyLook("parked-act");
    browser.write("comment", "The queue is mended");
    browser.click("Replay");
    assertThat(browser.text()).contains("Done. It is in the ledger");
    everyLook("parked-done");

    browser.click("Audit");
    assertThat(browser.text()).contains("anna", "replay", "The queue is mended");
    assertThat(browser.clicks()).isLessThanOrEqualTo(MOST_CLICKS);
    adapter.upstream.await("INC0042118", "request.completed");
  }

  @Test
  void theTabKeyLeadsToAllThatCanBeUsedAndOneSeesWhereOneIs() {
    browser.as(Look.LIGHT);
    browser.open("/console/login");
    assertThat(browser.outOfTheKeyboardsReach()).isEmpty();
    logIn();
    for (Page page : PAGES) {
      browser.open(page.path());
      assertThat(browser.outOfTheKeyboardsReach()).as(page.name()).isEmpty();
    }
  }

  @Test
  void aRequestIsFoundWithTheKeyboardAlone() {
    browser.as(Look.LIGHT);
    browser.open("/console/login");
    browser.typeAndGoOn("anna", Keys.TAB, "anna", Keys.ENTER);
    browser.press("Find", Keys.ENTER);
    browser.typeAndGoOn(TICKET, Keys.ENTER);
    browser.press(TICKET, Keys.ENTER);

    assertThat(browser.text()).contains("REFUSED", WHY);
  }

  @Test
  void manyAreActedUponAfterAPreview() throws IOException {
    browser.as(Look.LIGHT);
    browser.open("/console/login");
    logIn();
    browser.open("/console/parked?reason=unsigned");
    browser.click(", unsigned");
    browser.click("Show it");
    everyLook("parked-content");
    browser.click("Parked");
    browser.click("Act on all");
    everyLook("bulk-new");
    browser.click("Preview");
    everyLook("bulk-preview");
    browser.open("/console/bulk/new?action=discard&reason=unsigned");
    browser.click("Preview");
    browser.click("Discard 1");
    await().atMost(Duration.ofSeconds(30)).until(() -> browser.text().contains("Ended"));
    everyLook("bulk-done");
    browser.open("/console/bulk/new?action=discard&reason=nothing-has-this");
    browser.click("Preview");
    everyLook("bulk-preview-none");
    browser.open("/console/bulk");
    everyLook("bulk-list");
  }

  @Test
  void aWorkRequestIsCheckedAndThenSent() throws IOException {
    browser.as(Look.LIGHT);
    browser.open("/console/login");
    logIn();
    browser.click("Send");
    browser.click("Cage clean up");
    browser.click("Check");
    everyLook("send-wrong");
    browser.write("/body/Location", "LD8:00:000000");
    browser.write("/body/CustomerContact", "demo@equinix.com");
    browser.write("/body/Description", "Clean the cage");
    browser.write("/body/CallContactBeforeStart", "no");
    browser.write("/body/CallContactBeforeComplete", "no");
    browser.click("Check");
    everyLook("send-check");
    browser.click("Send it");
    assertThat(browser.text()).contains("The work request was accepted");
    everyLook("sent");
  }

  @Test
  void anOrderAndATaskHavePages() throws IOException {
    browser.as(Look.LIGHT);
    browser.open("/console/login");
    logIn();
    browser.open("/console/orders?requestorId=R-" + TICKET);
    browser.click("1-");
    everyLook("order");
    assertThat(browser.outOfTheKeyboardsReach()).isEmpty();
    browser.open("/console/tasks/" + task + "/resolve");
    everyLook("task-resolve");
    assertThat(browser.text()).contains("It is REFUSED; only what is ");
  }

  private void logIn() {
    browser.write("username", "anna");
    browser.write("password", "anna");
    browser.click("Log in");
  }

  @Test
  void everyPageIsGoodToReadInTheLightInTheDarkAndOnAPhone() throws IOException {
    browser.as(Look.LIGHT);
    browser.open("/console/login");
    everyLook("login");
    logIn();
    for (Page page : PAGES) {
      browser.open(page.path());
      everyLook(page.name());
    }
    assertThat(browser.complaints())
        .filteredOn(each -> !each.contains("404") && !each.contains("422"))
        .isEmpty();
  }

  private void everyLook(String name) throws IOException {
    assertThat(browser.everyLook(name)).as(name).isEmpty();
  }
}
