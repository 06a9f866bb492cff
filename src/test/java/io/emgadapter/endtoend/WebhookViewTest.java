package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.outbound.Peer;
import io.emgadapter.sandbox.Sandbox;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Webhooks of the whole adapter, as a person sees them. */
class WebhookViewTest {
  private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
  private final AtomicInteger status = new AtomicInteger(410);

  private static Map<String, Object> settings(Peer receiver) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.port", "0");
    settings.put("emg.webhooks.itsm.url", receiver.at("/hook?key=k3y").toString());
    settings.put("emg.webhooks.itsm.secret", SECRET);
    settings.put("emg.webhooks.itsm.events", "request.completed.#, task.refused.#");
    settings.put("emg.webhooks.itsm.allow-private", true);
    return settings;
  }

  private static JsonNode deliveries(Http http, String query) {
    return http.get("/webhooks/itsm/deliveries" + query).body().path("deliveries");
  }

  @Test
  void aDisabledWebhookIsSeenEnabledAndAnEventResentAndNoSecretIsShown() {
    try (Peer receiver = new Peer(exchange -> exchange.sendResponseHeaders(status.get(), -1));
        Sandbox sandbox = Sandbox.open()) {
      ConfigurableApplicationContext context = sandbox.startAdapter(settings(receiver));
      Http http = new Http(Sandbox.httpPort(context));
      http.post(WorkRequests.smartHands("w1"));
      Awaitility.await()
          .untilAsserted(() ->
              assertThat(http.get("/webhooks").body().path(0).path("disabledAt").isString())
                  .isTrue());
      JsonNode due = deliveries(http, "?state=DUE");
      assertThat(due).hasSize(1);
      assertThat(due.path(0).path("outcome").asString()).isEqualTo("410");
      assertThat(due.path(0).path("type").asString()).isEqualTo("io.emgadapter.request.completed");
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThat(http.get("/actuator/health").body().toString())
                  .contains("disabled since")
                  .contains("\"status\":\"UP\""));

      status.set(200);
      assertThat(post(context, "/webhooks/itsm/enable")).isEqualTo(204);
      Awaitility.await()
          .untilAsserted(() -> assertThat(deliveries(http, "?state=DELIVERED")).hasSize(1));
      String event = due.path(0).path("event").asString();
      assertThat(post(context, "/webhooks/itsm/deliveries/" + event + "/resend")).isEqualTo(202);
      Awaitility.await().until(() -> receiver.visits() == 3);
      assertThat(deliveries(http, "?before=" + event)).isEmpty();
      assertThat(
              http.get("/webhooks").body().toString()
                  + http.get("/webhooks/itsm/deliveries").body()
                  + http.get("/actuator/health").body())
          .doesNotContain(SECRET, "k3y");
      refuses(http, context);
    }
  }

  private static void refuses(Http http, ConfigurableApplicationContext context) {
    Reply state = http.get("/webhooks/itsm/deliveries?state=nonsense");
    assertThat(state.status()).isEqualTo(400);
    assertThat(state.body().toString())
        .doesNotContain("state=nonsense is")
        .contains("UNDELIVERABLE");
    assertThat(http.get("/webhooks/itsm/deliveries?before=nonsense").status()).isEqualTo(400);
    assertThat(http.get("/webhooks/nobody/deliveries").status()).isEqualTo(404);
    assertThat(post(context, "/webhooks/nobody/enable")).isEqualTo(404);
    assertThat(post(context, "/webhooks/itsm/deliveries/nonsense/resend")).isEqualTo(404);
  }

  private static int post(ConfigurableApplicationContext context, String path) {
    return new Http(Sandbox.httpPort(context)).command(path, "{}").status();
  }
}
