package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.access.PathRules;
import io.emgadapter.access.PathRules.PathRule;
import io.emgadapter.access.PathRules.Right;
import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.sandbox.EmbeddedLedger;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.sandbox.TcpProxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** While PostgreSQL is down every read says so, and none is an error of ours. */
@ExtendWith(OutputCaptureExtension.class)
class ReadsInAnOutageTest {
  private static final String SOME_ID = "0190a5f0-0000-7000-8000-000000000000";

  @Test
  void everyReadAnswers503WithASentenceAndNoStackTraceIsLogged(CapturedOutput output) {
    String database = EmbeddedLedger.shared().newDatabase();
    URI server = URI.create(database.substring("jdbc:".length()));
    try (Sandbox sandbox = Sandbox.open();
        TcpProxy network = new TcpProxy(server.getHost(), server.getPort())) {
      Http http =
          new Http(
              Sandbox.httpPort(
                  sandbox.startAdapter(
                      Map.of(
                          "server.port",
                          "0",
                          "spring.datasource.hikari.connection-timeout",
                          "500",
                          "spring.datasource.url",
                          database.replaceFirst(
                              "//[^/]+/", "//127.0.0.1:" + network.port() + "/")))));
      network.refuse(true);
      network.cut();
      int before = output.getAll().length();
      for (PathRule rule : PathRules.all()) {
        String path = rule.pattern().replaceAll("\\{[^}]*}", SOME_ID);
        if (rule.method().equals("GET") && readsTheLedger(rule, path)) {
          Reply reply = http.get(path + (path.matches("/work-requests|/find") ? "?id=x" : ""));
          assertThat(reply.status()).as(path).isEqualTo(503);
          assertThat(
                  path.startsWith("/console")
                      ? reply.body().asString()
                      : reply.body().path("detail").asString())
              .as(path)
              .contains("out of reach");
        }
      }
      assertThat(output.getAll().substring(before)).doesNotContain("Servlet.service()");
      network.refuse(false);
    }
  }

  private static boolean readsTheLedger(PathRule rule, String path) {
    return !path.startsWith("/actuator")
        && !path.startsWith("/contract")
        // All pages fail in one way, and each of them would wait for the ledger: one stands for
        // all.
        && !(path.equals("/") || (path.startsWith("/console") && !path.equals("/console/audit")))
        // There is none, and that is known without the ledger.
        && !path.startsWith("/webhooks")
        && !path.startsWith("/smarthands")
        && !path.endsWith("/details")
        && !path.endsWith("/negotiations")
        && rule.right() != Right.NOBODY;
  }
}
