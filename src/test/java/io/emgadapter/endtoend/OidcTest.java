package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may use the API with a token of a company's identity provider. */
@ExtendWith(OutputCaptureExtension.class)
class OidcTest {
  private static final IdentityProvider PROVIDER = new IdentityProvider();
  private static Sandbox sandbox;
  private static JdbcClient ledger;
  private static int port;
  private static Http api;

  /** What every adapter with this provider is told. */
  static Map<String, Object> settings(IdentityProvider provider) {
    Map<String, Object> all = new HashMap<>();
    all.put("server.port", "0");
    all.put("emg.http.oidc.issuer", provider.issuer());
    all.put("emg.http.oidc.audience", IdentityProvider.AUDIENCE);
    all.put("emg.http.oidc.client-id", IdentityProvider.CONSOLE);
    all.put("emg.http.oidc.client-secret", IdentityProvider.SECRET);
    all.put("emg.http.oidc.roles-claim", "realm_access.roles");
    all.put("emg.http.oidc.roles.emg-viewer", "viewer");
    all.put("emg.http.oidc.roles.emg-sender", "sender");
    all.put("emg.http.oidc.roles.emg-operator", "operator");
    all.put("emg.http.oidc.roles.emg-admin", "admin");
    all.put("emg.http.oidc.subscriptions-claim", "emg_subscriptions");
    all.put("emg.http.oidc.team-claim", "emg_team");
    all.put("emg.http.users.basil.password", "{noop}basil");
    all.put("emg.http.users.basil.roles", "operator");
    return all;
  }

  static Map<String, Object> claims(String role, String... subscriptions) {
    return Map.of(
        "realm_access", Map.of("roles", List.of(role, "offline_access")),
        "emg_subscriptions", List.of(subscriptions));
  }

  @BeforeAll
  static void start() {
    PROVIDER
        .machine("itsm", claims("emg-sender", "*"))
        .machine(
            "mate",
            Map.of(
                "realm_access", Map.of("roles", List.of("emg-sender")),
                "emg_subscriptions", "default",
                "emg_team", List.of("itsm")))
        .machine("stranger", claims("emg-sender", "*"))
        .machine("watcher", claims("emg-viewer", "*"))
        .machine("elsewhere", claims("emg-operator", "another", "second"))
        .machine("unlimited", Map.of("realm_access", Map.of("roles", List.of("emg-operator"))))
        .machine("local", claims("emg-admin", "*"))
        .machine("default", claims("emg-sender", "*"))
        .machine("line-seven", claims("emg-sender", "*"))
        .machine("capital", claims("EMG_Viewer", "*"))
        .machine("useless", claims("accountant", "*"))
        .machine("basil", claims("emg-operator", "*"))
        .start();
    sandbox = Sandbox.open();
    Map<String, Object> settings = settings(PROVIDER);
    settings.put("emg.requests.senders.line-seven", "*");
    settings.put("emg.http.oidc.roles.[EMG_Viewer]", "viewer");
    settings.put("spring.main.sources", MovedClock.Beans.class.getName());
    ConfigurableApplicationContext adapter = sandbox.startAdapter(settings);
    ledger = adapter.getBean(JdbcClient.class);
    port = Sandbox.httpPort(adapter);
    api = new Http(port);
  }

  @AfterEach
  void now() {
    MovedClock.Beans.TIME.backToNow(ledger);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
    PROVIDER.close();
  }

  private static Http as(String machine) {
    return api.withToken(PROVIDER.tokenOf(machine));
  }

  private static Reply changed(Consumer<Map<String, Object>> change) {
    Map<String, Object> claims = PROVIDER.goodClaims("itsm");
    change.accept(claims);
    return api.withToken(PROVIDER.signed(claims)).get("/work-requests/none");
  }

  private static void isRefused(Reply reply, String code) {
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.body().path("code").asString()).isEqualTo(code);
    assertThat(reply.headers().getFirst("WWW-Authenticate")).startsWith("Bearer");
    assertThat(reply.headers().get("Set-Cookie")).isNull();
  }

  @Test
  void aTokenSaysWhoOrdersAndBeginsNoSession() {
    Reply accepted = as("itsm").post(WorkRequests.smartHands("oidc-1"));

    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.headers().get("Set-Cookie")).isNull();
    assertThat(as("itsm").get("/work-requests/oidc-1").body().path("sender").asString())
        .isEqualTo("itsm");
  }

  @Test
  void aSenderSeesWhatItsTeamSentAndNobodyElse() {
    as("itsm").post(WorkRequests.smartHands("oidc-2"));

    assertThat(as("mate").get("/work-requests/oidc-2?sender=itsm").status()).isEqualTo(200);
    assertThat(as("stranger").get("/work-requests/oidc-2?sender=itsm").status()).isEqualTo(404);
  }

  @Test
  void whoIsLimitedToOtherSubscriptionsSeesNothingOfThisOne() {
    assertThat(as("elsewhere").get("/subscriptions").body().path("subscriptions")).isEmpty();
    assertThat(as("elsewhere").command("/subscriptions/default/pause", "{}").status())
        .isEqualTo(404);
  }

  @Test
  void aTokenThatNamesNoSubscriptionsMayUseNone() {
    assertThat(as("unlimited").get("/subscriptions").body().path("subscriptions")).isEmpty();
  }

  @Test
  void aRoleGivesItsRightsAndNoOthers() {
    assertThat(as("watcher").get("/orders").status()).isEqualTo(200);
    assertThat(as("watcher").get("/parked").status()).isEqualTo(403);
    assertThat(as("watcher").post(WorkRequests.smartHands("oidc-3")).status()).isEqualTo(403);
    assertThat(as("itsm").get("/orders").status()).isEqualTo(403);
  }

  @Test
  void aRoleWithCapitalsAndAnUnderscoreStandsInBrackets() {
    assertThat(as("capital").get("/orders").status()).isEqualTo(200);
  }

  @Test
  void whoHasNoRoleThatIsKnownHereMayDoNothing() {
    Reply reply = as("useless").get("/work-requests/none");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body().path("detail").asString()).contains("needs one of the roles");
  }

  @Test
  void nobodyTakesTheNameOfAUserOfTheSettings() {
    isRefused(as("basil").get("/subscriptions"), "token-name");
    assertThat(api.as("basil", "basil").get("/subscriptions").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "default", "line-seven"})
  void nobodyTakesTheNameOfASenderThatIsKnownOtherwise(String name) {
    isRefused(as(name).get("/work-requests/none"), "token-name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " itsm",
        "it\u0000sm",
        "it\u202Esm",
        "it\nsm",
        "\u00A0itsm",
        "itsm\u2007",
        "it\u202Fsm",
        "itsm\u3164",
        "itsm\uFE0F",
        "it\u034Fsm",
        "itsm\u2800",
        "itsm\uDB40\uDD00",
        "rene\u0301"
      })
  void aNameThatCouldBeMistakenForAnotherIsRefused(String name) {
    isRefused(changed(claims -> claims.put("sub", name)), "token-name");
  }

  @Test
  void aTokenThatIsOverIsRefused() {
    isRefused(
        changed(claims -> claims.put("exp", Date.from(Instant.now().minus(Duration.ofMinutes(2))))),
        "token-expired");
  }

  @Test
  void aTokenWithoutAnEndOrForLaterIsRefused() {
    isRefused(changed(claims -> claims.remove("exp")), "token-expired");
    isRefused(
        changed(claims -> claims.put("nbf", Date.from(Instant.now().plus(Duration.ofMinutes(2))))),
        "token-expired");
  }

  @Test
  void aTokenForSomebodyElseIsRefused() {
    isRefused(changed(claims -> claims.put("aud", "another-api")), "token-audience");
    isRefused(changed(claims -> claims.remove("aud")), "token-audience");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonce", "at_hash", "c_hash"})
  void theTokenOfALoginToTheConsoleIsNoAccessToken(String claim) {
    isRefused(changed(claims -> claims.put(claim, "x")), "token-kind");
  }

  @Test
  void aTokenThatSaysItIsOfALoginIsNoAccessToken() {
    isRefused(changed(claims -> claims.put("typ", "ID")), "token-kind");
  }

  @Test
  void aStreamOfEventsEndsWithTheTokenAndGoesOnWithTheNext() {
    String token = PROVIDER.tokenOf("watcher");
    String next =
        PROVIDER.signed(
            with(PROVIDER.goodClaims("watcher"), Instant.now().plus(Duration.ofHours(9))));
    try (EventSource stream = stream(token)) {
      as("itsm").post(WorkRequests.smartHands("oidc-stream"));
      await().until(() -> !stream.events.isEmpty());
      assertThat(stream.isOver()).isFalse();

      MovedClock.Beans.TIME.pass(Duration.ofHours(2), ledger);

      await().until(stream::isOver);
      String last = stream.events.getLast().id();
      try (EventSource more = stream(next, "Last-Event-ID", last)) {
        assertThat(more.status).isEqualTo(200);
      }
      assertThat(stream(token).status).isEqualTo(401);
    }
  }

  private static Map<String, Object> with(Map<String, Object> claims, Instant end) {
    claims.put("exp", Date.from(end));
    return claims;
  }

  private static EventSource stream(String token, String... more) {
    List<String> headers = new ArrayList<>(List.of("Authorization", "Bearer " + token));
    headers.addAll(List.of(more));
    return new EventSource(port, "", headers.toArray(String[]::new));
  }

  @Test
  void anAlgorithmThatDoesNotFitTheKeyIsTheFaultOfTheTokenAlone(CapturedOutput output) {
    isRefused(api.withToken(PROVIDER.misfit()).get("/orders"), "token-not-signed");
    assertThat(output.getAll()).doesNotContain("does not answer as it should");
  }

  @Test
  void aTokenOfAnotherIssuerIsRefused() {
    isRefused(changed(claims -> claims.put("iss", PROVIDER.issuer() + "/other")), "token-issuer");
  }

  @Test
  void aTokenThatAnotherSignedIsRefused() {
    Map<String, Object> claims = PROVIDER.goodClaims("itsm");

    isRefused(api.withToken(PROVIDER.signedByAnother(claims)).get("/events"), "token-not-signed");
  }

  @Test
  void aTokenWithoutASignatureIsRefused() {
    JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
    PROVIDER.goodClaims("itsm").forEach(claims::claim);

    isRefused(
        api.withToken(new PlainJWT(claims.build()).serialize()).get("/events"), "token-not-signed");
  }

  @Test
  void whatIsNoTokenIsRefused() {
    isRefused(api.withToken("no-token").get("/events"), "token-not-signed");
  }

  @Test
  void theProviderMayChangeItsKey() {
    String old = PROVIDER.tokenOf("watcher");
    assertThat(api.withToken(old).get("/orders").status()).isEqualTo(200);

    PROVIDER.changeKey();

    assertThat(as("watcher").get("/orders").status()).isEqualTo(200);
    isRefused(api.withToken(old).get("/orders"), "token-not-signed");
  }

  @Test
  void whoSaysNoNameHearsBothWaysIn() {
    Reply reply = api.get("/orders");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.headers().getFirst("WWW-Authenticate"))
        .contains("Basic realm", "Bearer realm");
    assertThat(reply.body().path("detail").asString()).contains("password, or an access token");
  }

  @Test
  void theAuditNamesWhoTheTokenSaid() {
    PROVIDER.machine("night-shift", claims("emg-operator", "*"));
    as("night-shift").command("/subscriptions/default/pause", "{\"comment\": \"for a test\"}");
    as("night-shift").command("/subscriptions/default/resume", "{\"comment\": \"after it\"}");

    assertThat(as("night-shift").get("/audit").body().toString()).contains("\"night-shift\"");
  }

  @Test
  void noTokenAndNoClaimIsLogged(CapturedOutput output) {
    String token = PROVIDER.tokenOf("useless");
    api.withToken(token).get("/orders");
    changed(claims -> claims.put("sub", "somebody\nforged"));

    assertThat(output.getAll()).doesNotContain(token, "accountant", "forged");
  }
}
