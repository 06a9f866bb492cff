package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.endtoend.Browser.Page;
import io.emgadapter.sandbox.EmbeddedLedger;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.sandbox.TcpProxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** While PostgreSQL is down a form keeps its id, so that pressing again orders once. */
class ConsoleSendInAnOutageTest {
  private static final String SEND = "/console/send";

  private static Map<String, Object> settings(String database, TcpProxy network) {
    return Map.of(
        "server.port",
        "0",
        "spring.datasource.hikari.connection-timeout",
        "500",
        "spring.datasource.url",
        database.replaceFirst("//[^/]+/", "//127.0.0.1:" + network.port() + "/"));
  }

  private static Page submit(Browser browser, Page page, String act) {
    Map<String, String> sent = page.filled();
    sent.put("act", act);
    sent.putIfAbsent("/body/Location", "");
    if (act.equals("check")) {
      sent.put("/body/Location", "LD8:00:000000");
      sent.put("/body/CustomerContact", "demo@equinix.com");
      sent.put("/body/Description", "Clean the cage");
      sent.put("/body/CallContactBeforeStart", "false");
      sent.put("/body/CallContactBeforeComplete", "false");
    }
    return browser.act(page, SEND, sent);
  }

  @Test
  void thePageSaysThatItIsNotKnownAndKeepsTheId() {
    String database = EmbeddedLedger.shared().newDatabase();
    URI server = URI.create(database.substring("jdbc:".length()));
    try (Sandbox sandbox = Sandbox.open();
        TcpProxy network = new TcpProxy(server.getHost(), server.getPort())) {
      Browser browser =
          new Browser(Sandbox.httpPort(sandbox.startAdapter(settings(database, network))));
      Page form = browser.get(SEND + "?resource=SmartHands&verb=Create&operation=0002");
      String id = form.filled().get("/id");
      Page check = submit(browser, form, "check");
      assertThat(check.text()).contains("Send this?");

      network.refuse(true);
      network.cut();
      Page unknown = submit(browser, check, "send");
      assertThat(unknown.status()).isEqualTo(503);
      assertThat(unknown.text())
          .contains("It is not known whether it was taken; press again")
          .doesNotContain("It was checked");
      assertThat(unknown.filled()).containsEntry("/id", id);

      network.refuse(false);
    }
  }
}
