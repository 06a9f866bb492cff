package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.emgadapter.access.HttpSettings.Role;
import io.emgadapter.access.PathRules;
import io.emgadapter.access.PathRules.PathRule;
import io.emgadapter.access.PathRules.Right;
import io.emgadapter.endtoend.Browser.Page;
import java.net.HttpCookie;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.util.ReflectionTestUtils;

/** Who gets to the pages of the console, and what keeps everybody else out. */
@ExtendWith(ConsoleAdapter.Lending.class)
class ConsoleAccessTest {
  private static final String SOME_ID = "0190a5f0-0000-7000-8000-000000000000";

  private final ConsoleAdapter adapter;

  ConsoleAccessTest(ConsoleAdapter adapter) {
    this.adapter = adapter;
  }

  /** Every path of the console that needs a name, as somebody would ask for it. */
  private static Stream<PathRule> pages() {
    return PathRules.all().stream()
        .filter(rule -> rule.pattern().startsWith("/console") && rule.right() != Right.EVERYBODY)
        .filter(rule -> !rule.pattern().equals("/console/logout"));
  }

  private static String path(PathRule rule) {
    return rule.pattern().replaceAll("\\{[^}]*}", SOME_ID);
  }

  private static Page ask(Browser browser, PathRule rule) {
    return rule.method().equals("GET")
        ? browser.get(path(rule))
        : browser.submit(browser.get("/console/you"), path(rule), Map.of());
  }

  @Test
  void theTwentyFirstLoginOfAUserEndsItsFirstSessionAtOnceAndNoOtherUsers() {
    Browser vera = adapter.as("vera");
    Browser first = adapter.as("greta");
    Browser second = adapter.as("greta");
    for (int i = 2; i < 20; i++) {
      adapter.as("greta");
    }
    assertThat(first.get("/console").status()).isEqualTo(200);
    int before = open();

    adapter.as("greta");

    assertThat(before).isBetween(21, 999);
    assertThat(open()).isEqualTo(before);
    assertThat(first.get("/console").status()).isEqualTo(302);
    assertThat(second.get("/console").status()).isEqualTo(200);
    assertThat(vera.get("/console").status()).isEqualTo(200);
  }

  /** How many sessions the container has told of. */
  private int open() {
    return ((Number)
            Objects.requireNonNull(
                ReflectionTestUtils.getField(adapter.context.getBean("consoleSessions"), "open")))
        .intValue();
  }

  @Test
  void theRootLeadsToTheOverview() {
    Page page = adapter.browser().get("/");

    assertThat(page.status()).isEqualTo(302);
    assertThat(page.header("Location")).endsWith("/console");
  }

  @Test
  void whoHasNotLoggedInIsLedToTheFormAndThenToWhereItWanted() {
    Browser browser = adapter.browser();
    pages()
        .filter(rule -> rule.method().equals("GET"))
        .forEach(rule -> {
          Page page = browser.get(path(rule));
          assertThat(page.status()).as(path(rule)).isEqualTo(302);
          assertThat(page.header("Location")).startsWith("/console/login?to=%2Fconsole");
        });

    Page form = browser.get("/console/login?to=/console/you?x%3D1");
    assertThat(form.html()).contains("value=\"/console/you?x=1\"");
    Page done =
        browser.submit(
            form,
            "/console/login",
            Map.of("username", "vera", "password", "vera", "to", "/console/you"));
    assertThat(done.header("Location")).endsWith("/console/you");
    assertThat(browser.get("/console/you").text()).contains("You are vera");
  }

  @Test
  void whoMayNotSeeTheOverviewIsLedToWhatItMay() {
    Browser sam = adapter.browser();
    String asked = sam.get(sam.get("/").header("Location")).header("Location");

    Page done =
        sam.submit(
            sam.get(asked),
            "/console/login",
            Map.of("username", "sam", "password", "sam", "to", "/console"));

    assertThat(asked).endsWith("?to=%2Fconsole");
    assertThat(done.header("Location")).endsWith("/console/you");
    assertThat(sam.get("/console/you").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/console",
        "//evil.example/console",
        "/console/../parked",
        "/consolex",
        "/console\\evil",
        "/parked"
      })
  void aLoginLeadsToNoOtherPlace(String to) {
    Browser browser = adapter.browser();

    Page done =
        browser.submit(
            browser.get("/console/login"),
            "/console/login",
            Map.of("username", "vera", "password", "vera", "to", to));

    assertThat(done.header("Location")).endsWith("/console");
  }

  /** Each role on each page of the table. */
  @ParameterizedTest
  @CsvSource({
    "nora,",
    "vera, VIEWER",
    "sam, SENDER",
    "olga, OPERATOR",
    "mona, MONITOR",
    "fred, FEED",
    "anna, ADMIN"
  })
  void whatIsNotGrantedIsRefusedOnAPageThatNamesTheRoles(String user, @Nullable Role role) {
    Browser browser = adapter.as(user);
    pages()
        .forEach(rule -> {
          Page page = ask(browser, rule);
          boolean may =
              rule.right() == Right.KNOWN
                  || role == Role.ADMIN
                  || (role != null && rule.right().roles().contains(role));
          if (may) {
            assertThat(page.status()).as(path(rule)).isNotIn(302, 401, 403, 500);
          } else {
            assertThat(page.status()).as(path(rule)).isEqualTo(403);
            assertThat(page.text()).contains("This needs one of the roles", "admin");
          }
        });
  }

  @Test
  void whoMayNotUseASubscriptionSeesNothingOfItOnAnyPage() {
    for (String user : List.of("gina", "greta")) {
      Browser browser = adapter.as(user);
      pages()
          .forEach(rule ->
              assertThat(ask(browser, rule).text())
                  .as(user + " " + path(rule))
                  .doesNotContain("default"));
    }
    assertThat(adapter.as("vera").get("/console").text()).contains("default");
  }

  @Test
  void aFormWithoutItsTokenDoesNothingAndSaysSo() {
    Browser browser = adapter.as("anna");

    Page page = browser.post("/console/logout", Map.of());
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.text()).contains("Nothing was done: this form is too old");
    assertThat(browser.post("/console/logout", Map.of("_csrf", "guess")).status()).isEqualTo(403);
    assertThat(
            adapter
                .browser()
                .post("/console/login", Map.of("username", "anna", "password", "anna"))
                .status())
        .isEqualTo(403);
    assertThat(browser.get("/console").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void whatAnotherSiteSendsIsRefusedEvenWithAToken(String site) {
    Browser browser = adapter.as("anna");
    String token = browser.get("/console/you").token();

    Page page = browser.post("/console/logout", Map.of("_csrf", token), "Sec-Fetch-Site", site);

    assertThat(page.status()).isEqualTo(403);
    assertThat(browser.get("/console").status()).isEqualTo(200);
  }

  @Test
  void aCommandAfterTheEndOfTheSessionIsNotDoneAndLeadsBackToItsPreview() {
    Browser olga = adapter.as("olga");
    String path = "/console/subscriptions/default/pause";
    Page preview = olga.get(path);
    Browser later = adapter.browser();
    later.get("/console/login");

    Page refused = later.submit(later.get("/console/login"), path, Map.of());

    assertThat(preview.status()).isEqualTo(200);
    assertThat(refused.header("Location"))
        .isEqualTo("/console/login?to=%2Fconsole%2Fsubscriptions%2Fdefault%2Fpause&failed=over");
    Page form = later.get(refused.header("Location"));
    assertThat(form.text()).contains("Nothing was done: log in again.");
    assertThat(form.html()).contains("value=\"" + path + "\"");
    assertThat(
            adapter
                .anna
                .get("/subscriptions")
                .body()
                .at("/subscriptions/0/tasks/pausedBy")
                .asString(""))
        .isEmpty();
  }

  @Test
  void ofTooManySessionsOfOneUserTheOldestIsAskedToLogInAgain() {
    Browser oldest = adapter.as("mona");
    for (int more = 0; more < 20; more++) {
      adapter.as("mona");
    }

    Page page = oldest.get("/console/you");

    assertThat(page.status()).isEqualTo(302);
    assertThat(page.header("Location")).isEqualTo("/console/login?to=%2Fconsole%2Fyou");
  }

  @Test
  void whoLogsOutIsOut() {
    Browser browser = adapter.as("anna");

    Page out = browser.submit(browser.get("/console"), "/console/logout", Map.of());

    assertThat(out.header("Location")).endsWith("/console/login");
    assertThat(browser.get("/console").status()).isEqualTo(302);
  }

  @Test
  void aSessionIsOfThePagesAlone() {
    Browser browser = adapter.as("anna");
    HttpCookie session =
        browser.cookies().stream()
            .filter(each -> each.getName().equals("emg-console"))
            .findFirst()
            .orElseThrow();
    assertThat(session.isHttpOnly()).isTrue();
    assertThat(session.getPath()).isEqualTo("/console");

    Page api = browser.get("/work-requests/x", "Cookie", "emg-console=" + session.getValue());
    assertThat(api.status()).isEqualTo(401);
    assertThat(api.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(api.header("Set-Cookie")).isEmpty();
  }

  @Test
  void aStrangerBeginsNoSession() {
    Browser browser = adapter.browser();
    browser.get("/console");
    browser.get("/console/login");
    browser.logIn("anna", "wrong");

    assertThat(browser.cookies())
        .extracting(HttpCookie::getName)
        .containsExactly("emg-console-form");
    assertThat(adapter.browser().get("/console/login").header("Set-Cookie"))
        .contains("SameSite=Lax");
  }

  @Test
  void theLoginOfTheApiOpensNoPage() {
    Page page =
        adapter.browser().get("/console", "Authorization", "Basic YW5uYTphbm5h"); // anna:anna

    assertThat(page.status()).isEqualTo(302);
  }

  @Test
  void whoTriesTooOftenIsNotLookedAt() {
    Browser browser = adapter.browser();
    List<String> answers =
        Stream.generate(() -> browser.logIn("nobody", "guess").header("Location"))
            .limit(7)
            .toList();

    assertThat(answers.getFirst()).endsWith("failed=wrong");
    assertThat(answers.getLast()).endsWith("failed=too-many");
    assertThat(browser.get("/console/login?failed=too-many").text()).contains("Wait a minute");
  }

  @Test
  void everyAnswerLetsNothingInFromElsewhere() {
    Page page = adapter.as("anna").get("/console");

    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'self'; script-src 'self';")
        .contains("frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'");
    assertThat(
            Map.of(
                "X-Frame-Options", page.header("X-Frame-Options"),
                "X-Content-Type-Options", page.header("X-Content-Type-Options"),
                "Referrer-Policy", page.header("Referrer-Policy"),
                "Cross-Origin-Opener-Policy", page.header("Cross-Origin-Opener-Policy")))
        .containsOnly(
            entry("X-Frame-Options", "DENY"),
            entry("X-Content-Type-Options", "nosniff"),
            entry("Referrer-Policy", "same-origin"),
            entry("Cross-Origin-Opener-Policy", "same-origin"));
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.html()).doesNotContain(" style=", "<style", " onclick", "javascript:");
  }

  @Test
  void onlyTheFilesOfThePagesCanBeAskedFor() {
    Browser browser = adapter.as("anna");

    for (String file : List.of("style.css", "console.js", "htmx.js", "icon.svg")) {
      Page page = browser.get("/console/" + file);
      assertThat(page.status()).isEqualTo(200);
      assertThat(browser.get("/console/" + file, "If-None-Match", page.header("ETag")).status())
          .isEqualTo(304);
    }
    assertThat(browser.get("/console/application.yaml").status()).isEqualTo(404);
    assertThat(browser.get("/webjars/htmx.org/2.0.8/dist/htmx.min.js").status()).isEqualTo(401);
  }

  @Test
  void whatIsNoFormIsNotRead() {
    Browser browser = adapter.as("anna");

    assertThat(browser.post("/console/login?a=b", Map.of()).status()).isEqualTo(400);
    assertThat(browser.get("/console/find?_csrf=guess").status()).isEqualTo(400);
    assertThat(browser.post("/console/login", Map.of("username", "x".repeat(70_000))).status())
        .isEqualTo(413);
    assertThat(adapter.anna.command("/console/login", "{}").status()).isEqualTo(415);
  }
}
