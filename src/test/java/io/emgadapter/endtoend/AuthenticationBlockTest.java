package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.Browser.Page;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.rest.Fault;
import io.emgadapter.simulator.rest.OAuth;
import io.emgadapter.simulator.rest.RestSimulator;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks for a partner's gateway carry an access token, and wait until there is one. */
@ExtendWith(OutputCaptureExtension.class)
class AuthenticationBlockTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static Map<String, Object> settings(RestSimulator tokens) {
    String block = "emg.subscriptions.default.authentication.";
    Map<String, Object> all = new HashMap<>();
    all.put("server.port", "0");
    all.put(block + "form", "access-token");
    all.put(block + "base-url", tokens.baseUrl());
    all.put(block + "client-id", OAuth.CLIENT_ID);
    all.put(block + "client-secret", OAuth.CLIENT_SECRET);
    all.put(block + "read-timeout", "5m");
    return all;
  }

  @Test
  void aTaskWaitsForTheTokenGoesWithItAndNothingKeepsIt(CapturedOutput log) {
    try (RestSimulator tokens = new RestSimulator();
        RestSimulator others = new RestSimulator();
        Sandbox sandbox = Sandbox.open()) {
      sandbox
          .equinix()
          .admit(block -> tokens.oauth().isGood(block.path("AccessToken").asString("")));
      tokens.faults().next("/token", Fault.STUCK);
      Map<String, Object> settings = settings(tokens);
      settings.putAll(ofBoth(others));
      var adapter = sandbox.startAdapter(settings);
      JdbcClient ledger = adapter.getBean(JdbcClient.class);
      Http http = new Http(Sandbox.httpPort(adapter));
      assertThat(http.post(WorkRequests.smartHands("waits")).status()).isEqualTo(202);
      await().atMost(PATIENCE).until(() -> !tokens.asked("/token").isEmpty());
      assertThat(state(ledger)).isEqualTo("READY");

      tokens.faults().release();

      await().atMost(PATIENCE).until(() -> state(ledger).equals("ACKNOWLEDGED"));
      assertThat(sandbox.equinix().received()).hasSize(1);
      assertThat(tablesWith(ledger, "waits")).contains("request");
      assertThat(tablesWith(ledger, "token-1")).isEmpty();
      assertThat(tablesWith(ledger, OAuth.CLIENT_SECRET)).isEmpty();
      assertThat(log.getAll()).doesNotContain("token-1", OAuth.CLIENT_SECRET);
      assertThat(http.get("/work-requests/waits").body().toString())
          .contains("ACKNOWLEDGED")
          .doesNotContain("token-1");
      oneCommandIsOneAttemptThoughTwoWaysUseTheCredential(
          http, new Browser(Sandbox.httpPort(adapter)), others);
    }
  }

  /** A subscription whose REST route and whose block use one credential. */
  private static Map<String, Object> ofBoth(RestSimulator equinix) {
    String both = "emg.subscriptions.both.";
    Map<String, Object> all = new HashMap<>();
    all.put(both + "source", "BOTH");
    all.put(both + "route.default", "rest");
    all.put(both + "authentication.form", "access-token");
    for (String part : List.of("rest.", "authentication.")) {
      all.put(both + part + "base-url", equinix.baseUrl());
      all.put(both + part + "client-id", OAuth.CLIENT_ID);
      all.put(both + part + "client-secret", "late");
    }
    return all;
  }

  private static void oneCommandIsOneAttemptThoughTwoWaysUseTheCredential(
      Http http, Browser console, RestSimulator equinix) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(stateOf(http, "rest")).isEqualTo("refused");
          assertThat(stateOf(http, "authentication")).isEqualTo("refused");
        });
    assertThat(http.get("/actuator/health/emgAuthentication").body().toString())
        .contains("refused since");
    assertThat(equinix.oauth().badAttempts()).isEqualTo(1);
    assertThat(console.get("/console").text())
        .contains("both: the way tokens for EMG does not work.", "the command “Try again”");
    assertThat(console.get("/console/subscriptions").text())
        .contains("REST APIs refused", "Tokens for EMG refused")
        .doesNotContain("POST /");

    assertThat(again(http).body().path("outcome").asString()).isEqualTo("refused");
    assertThat(equinix.oauth().badAttempts()).isEqualTo(2);
    aFormThatIsSentTwiceIsOneAttempt(console);
    assertThat(equinix.oauth().badAttempts()).isEqualTo(3);

    equinix.oauth().knows("late");
    assertThat(again(http).body().path("outcome").asString()).isEqualTo("works");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(stateOf(http, "authentication")).isEqualTo("works"));
    assertThat(stateOf(http, "rest")).isEqualTo("works");
    assertThat(again(http).status()).isEqualTo(409);
  }

  private static void aFormThatIsSentTwiceIsOneAttempt(Browser console) {
    String path = "/console/subscriptions/both/try-again";
    Page preview = console.get(path);
    Map<String, String> form = Map.of("last", preview.field("last"));
    List<Page> answers =
        Stream.of(1, 2, 3).parallel().map(_ -> console.submit(preview, path, form)).toList();

    assertThat(answers).extracting(Page::status).containsOnlyOnce(200).contains(409);
    assertThat(answers)
        .filteredOn(page -> page.status() != 200)
        .allMatch(page -> page.text().contains("It was tried meanwhile."));
  }

  private static Http.Reply again(Http http) {
    return http.command("/subscriptions/both/try-again", "{\"comment\": \"unlocked, OPS-19\"}");
  }

  private static String stateOf(Http http, String part) {
    return http.get("/subscriptions")
        .body()
        .path("subscriptions")
        .valueStream()
        .filter(each -> each.path("name").asString().equals("both"))
        .findFirst()
        .orElseThrow()
        .path(part)
        .path("state")
        .asString("");
  }

  private static String state(JdbcClient ledger) {
    return ledger.sql("select state from task").query(String.class).single();
  }

  /** The tables in which this text stands, as text or as bytes. */
  private static List<String> tablesWith(JdbcClient ledger, String text) {
    String bytes = HexFormat.of().formatHex(text.getBytes(UTF_8));
    return ledger
        .sql("select tablename from pg_tables where schemaname = current_schema")
        .query(String.class)
        .list()
        .stream()
        .filter(table ->
            ledger
                .sql("select exists (select from " + table + " t where t::text ~ ?)")
                .param(text + "|" + bytes)
                .query(Boolean.class)
                .single())
        .toList();
  }
}
