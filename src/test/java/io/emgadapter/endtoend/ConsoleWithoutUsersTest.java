package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.endtoend.Browser.Page;
import io.emgadapter.sandbox.Sandbox;
import java.net.HttpCookie;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console as long as there are no users: open to this host, and no form without its token. */
@ExtendWith(SharedAdapter.Lending.class)
class ConsoleWithoutUsersTest {
  private final Browser browser;

  ConsoleWithoutUsersTest(SharedAdapter adapter) {
    this.browser = new Browser(Sandbox.httpPort(adapter.context));
  }

  @Test
  void whoIsOnThisHostNeedsNoLogin() {
    Page page = browser.get("/console/you");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("You are local", "There are no users yet")
        .doesNotContain("Log out");
    assertThat(browser.get("/console/login").header("Location")).endsWith("/console");
    assertThat(browser.get("/console/audit?actor=nobody").status()).isEqualTo(200);
  }

  @Test
  void aFormNeedsItsTokenAllTheSame() {
    String path = "/console/subscriptions/default/resume";

    assertThat(browser.post(path, Map.of()).status()).isEqualTo(403);
    assertThat(browser.post(path, Map.of("_csrf", "guess")).status()).isEqualTo(403);
    Page form = browser.get(path);
    browser.get("/console/parked"); // as in another tab
    browser.submit(form, path, Map.of());
    Page page = browser.submit(form, path, Map.of());
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.text()).contains("It is not paused");
    assertThat(browser.cookies())
        .extracting(HttpCookie::getName)
        .containsExactly("emg-console-form");
  }
}
