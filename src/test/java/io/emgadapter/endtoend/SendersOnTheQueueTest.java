package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.sandbox.Sandbox;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Once a sender is limited, nobody escapes by saying no name, or another one. */
class SendersOnTheQueueTest {
  private static Sandbox sandbox;
  private static ConfigurableApplicationContext adapter;
  private static Upstream upstream;

  @BeforeAll
  static void startWithALimitedSender() {
    sandbox = Sandbox.open();
    adapter =
        sandbox.startAdapter(
            Map.of("server.port", "0", "emg.requests.senders.[svc@corp]", "another"));
    upstream = new Upstream(sandbox, adapter);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void aMessageWithoutUserIdIsRejectedAndNobodyIsItsSender() {
    upstream.send(WorkRequests.smartHands("u1"));

    JsonNode data = upstream.await("u1", "request.rejected").path("data");
    assertThat(data.at("/problems/0/code").asString()).isEqualTo("user-id-missing");
    assertThat(data.at("/problems/0/message").asString()).contains("user-id");
    assertThat(parkedSender(data)).isNull();
    Http http = new Http(Sandbox.httpPort(adapter));
    assertThat(
            http.command("/parked/" + data.path("parked").asString() + "/replay", "{}")
                .body()
                .path("code")
                .asString())
        .isEqualTo("rejected-again");
    assertThat(http.get("/work-requests/u1").status()).isEqualTo(404);
  }

  @Test
  void aSenderThatIsNotNamedIsRejected() {
    upstream.send(WorkRequests.smartHands("u2").getBytes(UTF_8), m -> m.setUserId("guest"));

    JsonNode data = upstream.await("u2", "request.rejected").path("data");
    assertThat(data.at("/problems/0/code").asString()).isEqualTo("sender-not-allowed");
    assertThat(parkedSender(data)).isNull();
  }

  private static Object parkedSender(JsonNode data) {
    return adapter
        .getBean(JdbcClient.class)
        .sql("select sender from parked where id = ?::uuid")
        .param(data.path("parked").asString())
        .query()
        .singleRow()
        .get("sender");
  }
}
