package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.Sandbox;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People log in to the console by the company's identity provider, with code and PKCE. */
class OidcConsoleTest {
  private static final IdentityProvider PROVIDER = new IdentityProvider();
  private static Sandbox sandbox;
  private static JdbcClient ledger;
  private static int port;
  private static String console;

  @BeforeAll
  static void start() {
    PROVIDER
        .person("vera", OidcTest.claims("emg-viewer", "*"))
        .person("greta", OidcTest.claims("emg-viewer", "another"))
        .person("nora", Map.of())
        .person("wordy", Map.of("about", "x".repeat(5_000)))
        .person("endless", Map.of("about", "x".repeat(17_000)))
        .person("basil", OidcTest.claims("emg-admin", "*"))
        .start();
    sandbox = Sandbox.open();
    Map<String, Object> settings = OidcTest.settings(PROVIDER);
    settings.put("spring.main.sources", MovedClock.Beans.class.getName());
    ConfigurableApplicationContext adapter = sandbox.startAdapter(settings);
    ledger = adapter.getBean(JdbcClient.class);
    port = Sandbox.httpPort(adapter);
    console = "http://127.0.0.1:" + port + "/console";
    PROVIDER.console(port);
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

  /** A browser that follows where it is led. */
  private static final class Walker {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;

    Walker(Redirect redirects) {
      this(redirects, InetAddress.getLoopbackAddress());
    }

    /**
     * @param from the address that it calls from
     */
    Walker(Redirect redirects, InetAddress from) {
      this.client =
          HttpClient.newBuilder()
              .localAddress(from)
              .cookieHandler(cookies)
              .followRedirects(redirects)
              .build();
    }

    HttpResponse<String> open(String address) {
      return send(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    /** Sends a form with the token of a page. */
    HttpResponse<String> send(
        HttpResponse<String> page, String address, Map<String, String> fields) {
      Matcher token = TOKEN.matcher(page.body());
      assertThat(token.find()).as(page.body()).isTrue();
      StringBuilder form = new StringBuilder("_csrf=" + URLEncoder.encode(token.group(1), UTF_8));
      fields.forEach((name, value) ->
          form.append('&').append(name).append('=').append(URLEncoder.encode(value, UTF_8)));
      return send(
          HttpRequest.newBuilder(URI.create(address))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form.toString())));
    }

    HttpResponse<String> logIn(String name, String query) {
      HttpResponse<String> form = open(console + "/login/oidc" + query);
      assertThat(form.uri().toString()).startsWith(PROVIDER.issuer() + "/login");
      return send(form, PROVIDER.issuer() + "/login", Map.of("username", name, "password", name));
    }

    List<String> cookies() {
      return cookies.getCookieStore().getCookies().stream().map(HttpCookie::getName).toList();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
      try {
        return client.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
      } catch (IOException e) {
        throw new AssertionError(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  private static Walker walker() {
    return new Walker(Redirect.NORMAL);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void whoLogsInThereIsKnownHereWithTheRolesOfTheToken() {
    Walker vera = walker();

    HttpResponse<String> overview = vera.logIn("vera", "");

    assertThat(overview.uri().toString()).isEqualTo(console);
    assertThat(overview.body()).contains("vera", "default");
    assertThat(vera.open(console + "/you").body()).contains("viewer");
    assertThat(vera.open(console + "/parked").statusCode()).isEqualTo(403);
  }

  @Test
  void theLoginLeadsToThePageThatWasAskedForAndToNoOtherPlace() {
    assertThat(walker().logIn("vera", "?to=/console/find?id%3Dx").uri().toString())
        .isEqualTo(console + "/find?id=x");
    assertThat(walker().logIn("vera", "?to=https://evil.example/console").uri().toString())
        .isEqualTo(console);
  }

  @Test
  void whoIsLimitedToAnotherSubscriptionSeesNothingOfThisOne() {
    assertThat(walker().logIn("greta", "").body()).contains("greta").doesNotContain("default");
  }

  @Test
  void whoHasNoRoleMayDoNothingButReadSo() {
    Walker nora = walker();

    assertThat(nora.logIn("nora", "").uri().toString()).isEqualTo(console + "/you");
    assertThat(nora.open(console + "/find").statusCode()).isEqualTo(403);
  }

  @Test
  void nobodyTakesTheNameOfAUserOfTheSettings() {
    HttpResponse<String> refused = walker().logIn("basil", "");

    assertThat(refused.uri().toString()).isEqualTo(console + "/login?failed=name");
    assertThat(refused.body()).contains("under a name that cannot be used here");
  }

  @Test
  void theProviderIsAskedWithProofAndTheBrowserGetsNoSessionForIt() {
    Walker stranger = new Walker(Redirect.NEVER);

    HttpResponse<String> begun = stranger.open(console + "/login/oidc");

    assertThat(header(begun, "Location"))
        .startsWith(PROVIDER.issuer() + "/oauth2/authorize?response_type=code")
        .contains("code_challenge_method=S256", "code_challenge=", "nonce=", "state=");
    assertThat(stranger.cookies())
        .anyMatch(name -> name.startsWith("emg-console-login-"))
        .doesNotContain("emg-console");
    assertThat(header(begun, "Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/console");
  }

  @Test
  void whatNobodyHereBeganIsRefused() {
    HttpResponse<String> forged = walker().open(console + "/oidc?code=guess&state=guess");

    assertThat(forged.uri().toString()).isEqualTo(console + "/login?failed=refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "AA", "not base64!", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlq"})
  void aCookieThatNobodyHereSealedIsNothing(String cookie) {
    // The name says a digest of the state y.
    Browser.Page page =
        new Browser(port)
            .get(
                "/console/oidc?code=x&state=y",
                "Cookie",
                "emg-console-login-a1fce4363854ff88=" + cookie);

    assertThat(page.header("Location")).endsWith("failed=refused");
  }

  @Test
  void anAnswerOfTheProviderIsGoodForTheBrowserThatAskedAlone() {
    Walker victim = new Walker(Redirect.NEVER);
    victim.open(console + "/login/oidc");
    Walker thief = new Walker(Redirect.NEVER);
    String state = header(thief.open(console + "/login/oidc"), "Location");
    String taken = state.replaceFirst(".*[?&]state=([^&]*).*", "$1");

    HttpResponse<String> answer = victim.open(console + "/oidc?code=x&state=" + taken);

    assertThat(header(answer, "Location")).endsWith("failed=refused");
  }

  @Test
  void twoLoginsOfABrowserDoNotEndEachOther() {
    Walker vera = walker();
    HttpResponse<String> first = vera.open(console + "/login/oidc");
    vera.open(console + "/login/oidc");

    assertThat(end(vera, first)).isEqualTo(console);
  }

  @Test
  void aStrangersLinkDoesNotEndALoginThatIsOnItsWay() {
    Walker vera = walker();
    HttpResponse<String> form = vera.open(console + "/login/oidc");

    vera.open(console + "/oidc?code=guess&state=guess");

    assertThat(end(vera, form)).isEqualTo(console);
  }

  private static String end(Walker walker, HttpResponse<String> form) {
    Map<String, String> vera = Map.of("username", "vera", "password", "vera");
    return walker.send(form, PROVIDER.issuer() + "/login", vera).uri().toString();
  }

  @Test
  void aBrowserKeepsFiveLoginsAtMost() {
    Walker vera = new Walker(Redirect.NEVER);

    for (int i = 0; i < 8; i++) {
      vera.open(console + "/login/oidc?to=" + "%22".repeat(200));
    }

    assertThat(vera.cookies().stream().filter(name -> name.startsWith("emg-console-login-")))
        .hasSize(5);
    assertThat(header(vera.open(console), "Location")).contains("/console/login");
  }

  @Test
  void aLoginThatTookTooLongIsRefused() {
    Walker slow = walker();
    HttpResponse<String> form = slow.open(console + "/login/oidc");

    MovedClock.Beans.TIME.pass(Duration.ofMinutes(11), ledger);

    Map<String, String> vera = Map.of("username", "vera", "password", "vera");
    assertThat(slow.send(form, PROVIDER.issuer() + "/login", vera).uri().toString())
        .isEqualTo(console + "/login?failed=refused");
  }

  @Test
  void theLogoutEndsTheLoginAtTheProviderToo() {
    Walker vera = walker();
    HttpResponse<String> overview = vera.logIn("vera", "");

    HttpResponse<String> out = vera.send(overview, console + "/logout", Map.of());

    assertThat(out.uri().toString()).isEqualTo(console + "/login");
    assertThat(vera.open(console + "/login/oidc").uri().toString())
        .startsWith(PROVIDER.issuer() + "/login");
  }

  @Test
  void aLongTokenStandsInNoAddress() {
    Walker wordy = walker();
    HttpResponse<String> overview = wordy.logIn("wordy", "");

    HttpResponse<String> out = wordy.send(overview, console + "/logout", Map.of());

    assertThat(header(out.previousResponse().orElseThrow(), "Location"))
        .startsWith(PROVIDER.issuer() + "/connect/logout?")
        .doesNotContain("id_token_hint")
        .contains("client_id=" + IdentityProvider.CONSOLE);
  }

  @Test
  void aTokenWithoutMeasureIsRefused() {
    assertThat(walker().logIn("endless", "").uri().toString())
        .isEqualTo(console + "/login?failed=refused");
  }

  @Test
  void theProviderIsNotAskedForEverAboutTheCodesOfOneAddress() throws IOException {
    Walker guesser = new Walker(Redirect.NEVER, InetAddress.getByName("127.0.0.2"));

    for (int i = 0; i < 20; i++) {
      assertThat(guess(guesser)).endsWith("failed=refused");
    }

    assertThat(guess(guesser)).endsWith("failed=too-many");
    assertThat(walker().logIn("vera", "").uri().toString()).isEqualTo(console);
  }

  private static String guess(Walker guesser) {
    String begun = header(guesser.open(console + "/login/oidc"), "Location");
    String state = begun.replaceFirst(".*[?&]state=([^&]*).*", "$1");
    return header(guesser.open(console + "/oidc?code=guess&state=" + state), "Location");
  }

  @Test
  void aLoginEndsAfterHoursHoweverOftenAPageIsAskedFor() {
    Walker vera = walker();
    vera.logIn("vera", "");
    MovedClock.Beans.TIME.pass(Duration.ofHours(7), ledger);
    assertThat(vera.open(console + "/find").uri().toString()).endsWith("/console/find");

    MovedClock.Beans.TIME.pass(Duration.ofHours(1), ledger);

    assertThat(vera.open(console + "/find").uri().toString()).contains("/console/login?to=");
  }

  @Test
  void aFormMayLeadToTheProviderAndNowhereElse() {
    assertThat(header(walker().open(console + "/login"), "Content-Security-Policy"))
        .endsWith("form-action 'self' " + PROVIDER.issuer());
  }

  @Test
  void theFormForUsersOfTheSettingsIsStillThere() {
    Walker basil = walker();

    HttpResponse<String> known =
        basil.send(
            basil.open(console + "/login"),
            console + "/login",
            Map.of("username", "basil", "password", "basil"));

    assertThat(known.body()).contains("basil");
    assertThat(basil.send(known, console + "/logout", Map.of()).uri().toString())
        .isEqualTo(console + "/login");
  }

  @Test
  void inARealBrowserOneLogsInAndOut() {
    Assumptions.assumeTrue(
        Chromium.isInstalled(), "Debian's chromium and chromium-driver are not installed");
    try (Chromium browser = new Chromium(port)) {
      browser.open("/console");
      browser.click("company");
      browser.write("username", "vera");
      browser.write("password", "vera\n");
      await().ignoreExceptions().until(() -> browser.text().contains("Log out"));

      browser.click("Log out");

      await()
          .ignoreExceptions()
          .until(() -> browser.text().contains("Log in with the company's account"));
      browser.click("company");
      await().ignoreExceptions().until(() -> browser.text().contains("Please sign in"));
    }
  }
}
