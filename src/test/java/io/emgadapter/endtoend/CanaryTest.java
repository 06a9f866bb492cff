package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.emgadapter.access.HttpSettings;
import io.emgadapter.outbound.Peer;
import io.emgadapter.relay.WebhookSettings;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.Onboarding;
import io.emgadapter.simulator.rest.Fault;
import io.emgadapter.simulator.rest.RestSimulator;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import io.emgadapter.subscription.Subscriptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Secrets and personal data are planted everywhere, every route is gone, in both directions and
 * with every kind of failure, with all loggers at TRACE; and none of it comes out where only
 * operators, monitors and collectors of logs look.
 */
@ExtendWith(OutputCaptureExtension.class)
class CanaryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String WEBHOOK_KEY =
      Base64.getEncoder().encodeToString("canary-of-the-webhook-0123456789".getBytes(UTF_8));

  private static final List<String> SECRETS =
      List.of(
          "canary-client-secret",
          "canary-wrong-secret",
          "canary-proxy-password",
          "canary-password",
          "canary-guess",
          WEBHOOK_KEY,
          "sig=up",
          "sig=down",
          "Bearer token-");

  private static final List<String> PERSONAL =
      List.of("Canarina", "Vogelsang", "canarina.v", "5550142837", "canary description");

  private final RestSimulator equinix = new RestSimulator();
  private final Sandbox sandbox = Sandbox.open();
  private final Peer webhook = Peer.answering(500, "no".getBytes(UTF_8));
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Map<String, String> outputs = new TreeMap<>();

  @AfterEach
  void close() {
    root.setLevel(Level.INFO);
    webhook.close();
    sandbox.close();
    equinix.close();
  }

  private Map<String, Object> settings() {
    equinix.oauth().knows("canary-client-secret");
    Map<String, Object> settings = new HashMap<>(Onboarding.blobSettings("default", equinix));
    settings.put("server.port", "0");
    settings.put("logging.level.root", "TRACE");
    settings.put("emg.http.users.anna.password", "{noop}canary-password");
    settings.put("emg.http.users.anna.roles", "admin");
    settings.put("emg.webhooks.itsm.url", webhook.at("/hook?key=canary-client-secret").toString());
    settings.put("emg.webhooks.itsm.secret", "whsec_" + WEBHOOK_KEY);
    settings.put("emg.webhooks.itsm.allow-private", "true");
    settings.put("emg.webhooks.itsm.proxy", "http://127.0.0.1:9");
    settings.put("emg.webhooks.itsm.proxy-user", "adapter");
    settings.put("emg.webhooks.itsm.proxy-password", "canary-proxy-password");
    for (String name : List.of("rest", "wrong")) {
      String prefix = "emg.subscriptions." + name + ".";
      settings.putAll(Onboarding.restSettings(name, equinix));
      settings.put(prefix + "route.default", "rest");
      settings.put(prefix + "rest.client-secret", "canary-" + name + "-secret");
    }
    settings.put("emg.subscriptions.rest.rest.client-secret", "canary-client-secret");
    return settings;
  }

  private static String visit(String id, String subscription) {
    return WorkRequests.workVisit(id, "LD8:00:001AA1")
        .replace("{\"id\"", "{\"subscription\": \"" + subscription + "\", \"id\"")
        .replace(
            "\"RequestorIdUnique\"",
            "\"RequestorId\": \"R-"
                + id
                + "\", \"Description\": \"canary description\","
                + " \"RequestorIdUnique\"")
        .replace(
            "{\"FirstName\": \"Doe\", \"LastName\": \"John\",",
            "{\"FirstName\": \"Canarina\", \"LastName\": \"Vogelsang\", \"Email\":"
                + " \"canarina.v@example.com\", \"MobilePhoneCountryCode\": \"+1\","
                + " \"MobilePhone\": \"5550142837\",");
  }

  @Test
  void nothingThatIsSecretOrPersonalComesOut(CapturedOutput log) throws Exception {
    ConfigurableApplicationContext adapter = sandbox.startAdapter(settings());
    Upstream upstream = new Upstream(sandbox, adapter);
    Http open = new Http(Sandbox.httpPort(adapter));
    Http anna = open.as("anna", "canary-password");
    assertThat(root.getLevel()).isEqualTo(Level.TRACE);

    orders(upstream, anna);
    rejections(upstream, anna);
    failures(open, anna);
    fromEquinix(upstream);
    await().atMost(PATIENCE).until(() -> webhook.visits() > 2);
    pages(adapter);
    beans(adapter);
    adapter.close();
    outputs.put("the log", log.getAll());

    assertThat(outputs.get("the log")).contains("DEBUG").contains("Equinix refused the client id");
    outputs.forEach((where, text) -> {
      List<String> found =
          Stream.of(SECRETS.stream(), PERSONAL.stream(), Stream.of(privateKey()))
              .flatMap(each -> each)
              .filter(text::contains)
              .map(each -> each + " in …" + around(text, each))
              .toList();
      assertThat(found).as(where).isEmpty();
    });
  }

  /** A piece of the key that signs, as its file has it. */
  private String privateKey() {
    byte[] key = sandbox.onboarding().customer().getPrivate().getEncoded();
    return Base64.getEncoder().encodeToString(key).substring(60, 100);
  }

  private static String around(String text, String found) {
    int at = text.indexOf(found);
    return text.substring(Math.max(0, at - 300), Math.min(text.length(), at + 100));
  }

  /** By both doors and both routes. */
  private void orders(Upstream upstream, Http anna) {
    upstream.send(visit("q-emg", "default"));
    upstream.send(visit("q-rest", "rest"));
    assertThat(anna.post(visit("h-emg", "default")).status()).isEqualTo(202);
    assertThat(anna.post(visit("h-rest", "rest")).status()).isEqualTo(202);
    for (String id : List.of("q-emg", "q-rest", "h-emg", "h-rest")) {
      assertThat(upstream.await(id, "request.completed").at("/data/outcome").asString())
          .as(id)
          .isEqualTo("ACKNOWLEDGED");
    }
  }

  /** Answers and events with problems do not quote what was wrong. */
  private void rejections(Upstream upstream, Http anna) {
    String bad =
        visit("bad", "rest")
            .replace("LD8:00:001AA1", "canary description")
            .replace("example.com", "");
    outputs.put("422", anna.post(bad).body().toString());
    outputs.put("409", anna.post(visit("q-rest", "rest").replace("LD8", "LD9")).body().toString());
    outputs.put("400", anna.post(visit("x", "rest") + "}").body().toString());
    upstream.send(bad);
    upstream.send("{\"id\": \"Canarina");
    outputs.put("request.rejected", upstream.await("bad", "request.rejected").toString());
  }

  private void failures(Http open, Http anna) {
    outputs.put("401", open.as("anna", "canary-guess").get("/subscriptions").body().toString());
    outputs.put("503", anna.get("/smarthands/types?subscription=wrong").body().toString());
    for (Fault fault : List.of(Fault.QUOTED_AFTER, Fault.SILENT_AFTER, Fault.REFUSED)) {
      equinix.faults().next("/workVisits", fault);
      int before = equinix.asked("/workVisits").size();
      assertThat(anna.post(visit("f-" + fault, "rest")).status()).isEqualTo(202);
      await().atMost(PATIENCE).until(() -> equinix.asked("/workVisits").size() > before);
    }
  }

  private void fromEquinix(Upstream upstream) {
    sandbox
        .equinix()
        .notices()
        .send(
            """
            {"Id":"","Source":"","Verb":"Update","Resource":"WorkVisit",\
            "CreationTimeUTC":"2026-05-21T02:00:00Z","Version":"1.0",\
            "Body":{"ServicerId":"1-190368976499","State":"Open","Description":"Canarina Vogelsang"}}\
            """);
    sandbox.equinix().rawSend("{\"Task\": \"Canarina\", \"Signature\": \"x\"}".getBytes(UTF_8));
    sandbox.equinix().rawSend("Canarina".getBytes(UTF_8));
    upstream.await("1-190368976499", "order.updated");
  }

  private void pages(ConfigurableApplicationContext adapter)
      throws IOException, InterruptedException {
    String login = Base64.getEncoder().encodeToString("anna:canary-password".getBytes(UTF_8));
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String path :
          List.of(
              "/actuator/prometheus",
              "/actuator/metrics",
              "/actuator/health",
              "/actuator/info",
              "/subscriptions",
              "/webhooks",
              "/webhooks/itsm/deliveries")) {
        HttpRequest request =
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + Sandbox.httpPort(adapter) + path))
                .header("Authorization", "Basic " + login)
                .build();
        String page = client.send(request, BodyHandlers.ofString()).body();
        assertThat(page).as(path).hasSizeGreaterThan(1);
        outputs.put(path, page);
      }
    }
  }

  private void beans(ConfigurableApplicationContext adapter) {
    for (Class<?> type :
        List.of(
            EmgSettings.class, HttpSettings.class, WebhookSettings.class, Subscriptions.class)) {
      outputs.put(type.getSimpleName(), adapter.getBean(type).toString());
    }
    EmgSettings settings = adapter.getBean(EmgSettings.class);
    outputs.put("accounts", settings.restAccounts().toString() + settings.subscriptions());
  }
}
