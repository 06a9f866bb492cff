package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.Browser.Page;
import io.emgadapter.outbound.Peer;
import io.emgadapter.sandbox.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A webhook in the console: enabled and its events sent again, each once. */
class ConsoleWebhooksTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String DELIVERIES = "/console/webhooks/itsm/deliveries";

  private final AtomicInteger status = new AtomicInteger(410);

  private static Map<String, Object> settings(Peer receiver) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.port", "0");
    settings.put("emg.webhooks.itsm.url", receiver.at("/hook").toString());
    settings.put("emg.webhooks.itsm.secret", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz");
    settings.put("emg.webhooks.itsm.events", "request.completed.#");
    settings.put("emg.webhooks.itsm.allow-private", true);
    return settings;
  }

  @Test
  void aWebhookIsEnabledAndAnEventIsSentAgainOnceHoweverOftenThePageIsLoaded() throws IOException {
    try (Peer receiver = new Peer(exchange -> exchange.sendResponseHeaders(status.get(), -1));
        Sandbox sandbox = Sandbox.open()) {
      int port = Sandbox.httpPort(sandbox.startAdapter(settings(receiver)));
      Browser browser = new Browser(port);
      new Http(port).post(WorkRequests.smartHands("hooked"));
      await()
          .atMost(LONG)
          .until(() -> browser.get("/console/webhooks").text().contains("disabled"));
      assertThat(browser.get(DELIVERIES).text()).contains("request.completed", "due", "410");
      looks(port);

      status.set(200);
      Page enabled =
          browser.act(
              browser.get("/console/webhooks"),
              "/console/webhooks/itsm/enable",
              Map.of("comment", "it is back"));
      assertThat(enabled.text()).contains("The webhook itsm is enabled", "works");
      await().atMost(LONG).until(() -> browser.get(DELIVERIES).html().contains("state good"));

      Page list = browser.get(DELIVERIES);
      int before = receiver.visits();
      Page sent =
          browser.act(list, "/console/webhooks/itsm/resend", Map.of("event", list.field("event")));
      assertThat(sent.text())
          .containsPattern(
              "Sent again: " + list.field("event") + "|" + list.field("event") + " is delivered");
      await().atMost(LONG).until(() -> receiver.visits() == before + 1);
      String forged = "00000000-0000-7000-8000-000000000000";
      assertThat(browser.get(DELIVERIES + "?again=" + forged).text())
          .doesNotContain("Sent again", forged);
      assertThat(browser.get(DELIVERIES + "?state=DUE").text()).contains("No event is like that");
    }
  }

  private static void looks(int port) throws IOException {
    if (Chromium.isInstalled()) {
      try (Chromium chromium = new Chromium(port)) {
        chromium.open("/console/webhooks");
        assertThat(chromium.everyLook("webhook-disabled")).isEmpty();
        chromium.open(DELIVERIES);
        assertThat(chromium.everyLook("webhook-deliveries")).isEmpty();
      }
    }
  }
}
