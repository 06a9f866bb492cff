package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Who may use the API with a token of a company's identity provider. */
@ExtendWith(OutputCaptureExtension.class)
class OidcTest {
  private static final IdentityProvider PROVIDER = new IdentityProvider();
  private static Sandbox sandbox;
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
        .machine("mate", Map.of(
            "realm_access", Map.of("roles", List.of("emg-sender")),
            "emg_subscriptions", "default",
            "emg_team", List.of("itsm")))
        .machine("stranger", claims("emg-sender", "*"))
        .machine("watcher", claims("emg-viewer", "*"))
        .machine("elsewhere", claims("emg-operator", "another", "second"))
        .machine("unlimited", Map.of("realm_access", Map.of("roles", List.of("emg-operator"))))
        .machine("useless", claims("accountant", "*"))
        .machine("basil", claims("emg-operator", "*"))
        .start();
    sandbox = Sandbox.open();
    ConfigurableApplicationContext adapter = sandbox.startAdapter(settings(PROVIDER));
    api = new Http(Sandbox.httpPort(adapter));
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
    assertThat(as("elsewhere").command("/subscriptions/default/pause", "{}").status()).isEqualTo(404);
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
  @ValueSource(strings = {"", " itsm", "it\u0000sm", "it\u202Esm", "it\nsm"})
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

  @Test
  void aTokenOfAnotherIssuerIsRefused() {
    isRefused(
        changed(claims -> claims.put("iss", PROVIDER.issuer() + "/other")), "token-issuer");
  }

  @Test
  void aTokenThatAnotherSignedIsRefused() {
    Map<String, Object> claims = PROVIDER.goodClaims("itsm");

    isRefused(
        api.withToken(PROVIDER.signedByAnother(claims)).get("/events"), "token-not-signed");
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
    assertThat(reply.headers().getFirst("WWW-Authenticate")).contains("Basic realm", "Bearer realm");
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
