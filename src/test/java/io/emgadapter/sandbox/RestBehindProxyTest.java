package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.gateway.emg.bus.Authority;
import io.emgadapter.gateway.emg.bus.ConnectProxy;
import io.emgadapter.simulator.rest.OAuth;
import io.emgadapter.simulator.rest.RestSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two subscriptions, one of them by REST alone: out of a network whose proxy wants a login and has
 * an authority of its own, with a client secret that is wrong at first.
 */
class RestBehindProxyTest {
  /** No name server knows it: only the proxy leads there. */
  private static final String HOST = "api.equinix.test";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Authority OURS = new Authority("The company's own authority");

  private final RestSimulator files = new RestSimulator();
  @TempDir private Path folder;

  private Map<String, Object> settings(ConnectProxy proxy, Path secret) throws IOException {
    Path trust = Files.writeString(folder.resolve("trust.pem"), OURS.pem());
    String rest = "emg.subscriptions.rest.rest.";
    Map<String, Object> settings = new HashMap<>(ByRest.settings(files));
    settings.put("server.port", 0);
    settings.put("emg.keys.look-every", "200ms");
    settings.put("spring.ssl.bundle.pem.equinix.truststore.certificate", "file:" + trust);
    settings.put(rest + "base-url", "https://" + HOST);
    settings.put(rest + "ssl-bundle", "equinix");
    settings.put(rest + "proxy", "http://127.0.0.1:" + proxy.port());
    settings.put(rest + "proxy-user", "adapter");
    settings.put(rest + "proxy-password", "pässword");
    settings.remove(rest + "client-secret");
    settings.put(rest + "client-secret-file", secret.toUri().toString());
    return settings;
  }

  private static RestClient http(int port) {
    return RestClient.builder()
        // Another client would wait as long as Retry-After asks.
        .requestFactory(new JdkClientHttpRequestFactory())
        .baseUrl("http://127.0.0.1:" + port)
        .defaultStatusHandler(_ -> true, (_, _) -> {})
        .build();
  }

  private static JsonNode get(RestClient http, String path) {
    return JSON.readTree(http.get().uri(path).retrieve().body(String.class));
  }

  private static String state(RestClient http) {
    for (JsonNode each : get(http, "/subscriptions").path("subscriptions")) {
      if (each.path("name").asString().equals("rest")) {
        return each.at("/rest/state").asString("");
      }
    }
    return "";
  }

  private static JsonNode tryAgain(RestClient http) {
    return JSON.readTree(
        http.post()
            .uri("/subscriptions/rest/try-again")
            .contentType(MediaType.APPLICATION_JSON)
            .body("{\"comment\": \"unlocked\"}")
            .retrieve()
            .body(String.class));
  }

  private static JsonNode post(RestClient http, String file) {
    return JSON.readTree(
        http.post()
            .uri("/attachments?subscription=rest&resource=SmartHands&filename=plan.pdf")
            .contentType(MediaType.APPLICATION_OCTET_STREAM)
            .body(file.getBytes(StandardCharsets.US_ASCII))
            .retrieve()
            .body(String.class));
  }

  @Test
  void allSamplesEndAcknowledgedOnceTheSecretIsRight() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "old\n");
    try (files;
        var equinix = new RestSimulator(0, OURS.server(OURS.issue(HOST)), false);
        var proxy = new ConnectProxy(equinix.port());
        Sandbox sandbox = Sandbox.open()) {
      proxy.wants("Proxy-Authorization: Basic YWRhcHRlcjpww6Rzc3dvcmQ=");
      RestClient http = http(Sandbox.httpPort(sandbox.startAdapter(settings(proxy, secret))));

      refusedUntilTheSecretIsRight(http, equinix, secret);
      try (var run = new SampleRun(sandbox.rabbit(), PATIENCE)) {
        List<Outcome> outcomes = run.of(ByRest.of(Samples.now(), files));
        assertThat(outcomes)
            .allSatisfy(outcome ->
                assertThat(outcome.acknowledged())
                    .as("%s: %s", outcome.sample().id(), outcome.problem())
                    .isTrue());
      }
      assertThat(equinix.book().orders()).hasSize(17);
      assertThat(post(http, "%PDF-1.7\n").path("type").asString()).isEqualTo("application/pdf");
      assertThat(state(http)).isEqualTo("works");
      assertThat(proxy.asked())
          .isNotEmpty()
          .allSatisfy(
              head -> assertThat(head.getFirst()).isEqualTo("CONNECT " + HOST + ":443 HTTP/1.1"));
    }
  }

  private static void refusedUntilTheSecretIsRight(
      RestClient http, RestSimulator equinix, Path secret) throws IOException {
    assertThat(tryAgain(http).path("code").asString()).isEqualTo("done-before");
    get(http, "/smarthands/types?subscription=rest");
    assertThat(state(http)).isEqualTo("refused");
    JsonNode part = get(http, "/actuator/health/equinixRest");
    assertThat(part.path("status").asString()).isEqualTo("DOWN");
    assertThat(part.at("/details/rest").asString()).contains("refused since", "try-again");

    assertThat(tryAgain(http).path("outcome").asString()).isEqualTo("refused");
    assertThat(equinix.oauth().badAttempts()).isEqualTo(2);

    Files.writeString(secret, OAuth.CLIENT_SECRET);
    await()
        .atMost(PATIENCE)
        .until(() -> {
          get(http, "/smarthands/types?subscription=rest");
          return state(http).equals("works");
        });
    assertThat(equinix.oauth().badAttempts()).isZero();
  }
}
