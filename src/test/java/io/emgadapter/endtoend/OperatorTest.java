package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.contract.HttpContract;
import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.sandbox.Sandbox;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the operator on duty can do over HTTP, and who may not. */
class OperatorTest {
  private static final String WHY = "{\"comment\": \"night shift\"}";

  private static Sandbox sandbox;
  private static ConfigurableApplicationContext adapter;
  private static Upstream upstream;
  private static Http anna;
  private static Http berta;
  private static Http gina;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.open();
    adapter =
        sandbox.startAdapter(
            Map.of(
                "server.port", "0",
                "emg.http.users.anna.password", "{noop}a",
                "emg.http.users.anna.roles", "admin",
                "emg.http.users.berta.password", "{noop}b",
                "emg.http.users.berta.roles", "sender, viewer",
                "emg.http.users.gina.password", "{noop}g",
                "emg.http.users.gina.roles", "operator",
                "emg.http.users.gina.subscriptions", "another"));
    upstream = new Upstream(sandbox, adapter);
    Http http = new Http(Sandbox.httpPort(adapter));
    anna = http.as("anna", "a");
    berta = http.as("berta", "b");
    gina = http.as("gina", "g");
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static JsonNode parked(String reason, String query) {
    return await()
        .until(
            () -> anna.get("/parked?reason=" + reason + query).body().path("parked"),
            found -> found.size() == 1)
        .get(0);
  }

  private static Reply act(JsonNode parked, String verb) {
    return anna.command("/parked/" + parked.path("id").asString() + "/" + verb, WHY);
  }

  @Test
  void onlyAnOperatorSeesAndCommands() {
    assertThat(berta.get("/parked").status()).isEqualTo(403);
    assertThat(berta.get("/parked/0190a5f0-0000-7000-8000-000000000000").status()).isEqualTo(403);
    assertThat(berta.get("/subscriptions").status()).isEqualTo(403);
    assertThat(berta.get("/audit").status()).isEqualTo(403);
    assertThat(berta.command("/subscriptions/default/pause", WHY).status()).isEqualTo(403);
    assertThat(
            berta
                .command(
                    "/tasks/0190a5f0-0000-7000-8000-000000000000/resolve", "{\"as\": \"refused\"}")
                .status())
        .isEqualTo(403);
    assertThat(berta.get("/tasks/0190a5f0-0000-7000-8000-000000000000").status()).isEqualTo(404);
    assertThat(anna.get("/parked").status()).isEqualTo(200);
  }

  @Test
  void aPausedSubscriptionTakesRequestsAndSendsThemWhenItIsResumed() {
    assertThat(anna.command("/subscriptions/default/pause", WHY).status()).isEqualTo(200);
    Reply again = anna.command("/subscriptions/default/pause", WHY);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.isProblem()).isTrue();
    assertThat(anna.post(WorkRequests.smartHands("paused")).status()).isEqualTo(202);

    JsonNode standing = anna.get("/subscriptions").body().path("subscriptions").get(0);
    assertThat(standing.at("/tasks/pausedBy").asString()).isEqualTo("anna");
    assertThat(standing.at("/tasks/ready").asInt()).isPositive();
    assertThat(standing.at("/links/outgoing").asBoolean()).isTrue();
    assertThat(standing.toString()).doesNotContain("SharedAccessKey", "PRIVATE");
    assertThat(upstream.events("paused")).isEmpty();

    assertThat(anna.command("/subscriptions/default/resume", WHY).status()).isEqualTo(200);
    upstream.await("paused", "request.completed");
    Reply acts = anna.get("/audit?target=subscription/default&actor=anna&limit=2");
    assertThat(HttpContract.wrong("GET", "/audit", 200, acts.body())).isEmpty();
    assertThat(acts.body().path("acts").valueStream().map(act -> act.path("action").asString()))
        .containsExactly("resume", "pause");
    assertThat(gina.get("/audit").body().path("acts")).isEmpty();
    assertThat(gina.get("/audit?subscription=default").status()).isEqualTo(404);
    assertThat(anna.command("/subscriptions/none/resume", WHY).status()).isEqualTo(404);
  }

  @Test
  void aDeadLetteredWorkRequestIsParkedAndReplayedOnce() {
    String request = WorkRequests.smartHands("dead");
    upstream.sendTo("emg.work-requests.dead", request.getBytes(UTF_8));
    JsonNode parked = parked("dead-lettered", "&order=oldest");
    JsonNode opened = anna.get("/parked/" + parked.path("id").asString()).body();
    assertThat(opened.at("/content/text").asString())
        .contains("\"id\":\"dead\"", "\"0001\"")
        .doesNotContain("demo@equinix.com");

    assertThat(act(parked, "replay").status()).isEqualTo(200);
    assertThat(act(parked, "replay").body().path("detail").asString()).contains("by anna");
    assertThat(act(parked, "discard").status()).isEqualTo(409);

    upstream.await("dead", "request.completed");
    assertThat(sandbox.broker().depth("emg.work-requests.dead")).isZero();
    assertThat(anna.get("/parked/" + parked.path("id").asString()).body().path("audit"))
        .singleElement()
        .satisfies(line -> assertThat(line.path("detail").asString()).isEqualTo("night shift"));
  }

  @Test
  void aRejectedRequestIsNotReplayedAndItsProblemsAreListed() {
    upstream.send("{\"id\": \"bad\", \"verb\": \"Create\"}");
    upstream.await("bad", "request.rejected");
    JsonNode parked = parked("rejected", "");

    Reply reply = act(parked, "replay");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).contains("/resource missing");
    assertThat(act(parked, "discard").status()).isEqualTo(200);
  }

  @Test
  void anAckThatWasParkedTakesEffectWhenItIsReplayed() {
    sandbox.equinix().answering(false);
    upstream.send(WorkRequests.smartHands("late"));
    String task =
        await()
            .until(
                () ->
                    sandbox.equinix().received().stream()
                        .filter(received -> "R-late".equals(received.requestorId()))
                        .map(received -> received.taskId())
                        .findFirst()
                        .orElse(""),
                found -> !found.isEmpty());
    byte[] ack = Ack.to(task).servicerId("\"1-late\"").sealed(sandbox);
    adapter
        .getBean(Park.class)
        .park(
            List.of(
                new Parking(
                    UUID.randomUUID(), "default", Park.EMG, "wrong-signature", "", null, ack)));
    JsonNode parked = parked("wrong-signature", "&subscription=default");

    assertThat(act(parked, "replay").status()).isEqualTo(200);

    sandbox.equinix().answering(true);
    JsonNode end = upstream.await("late", "request.completed").path("data");
    assertThat(end.at("/tasks/0/servicerIds/0").asString()).isEqualTo("1-late");
  }

  private static JsonNode ok(String method, String path, Reply reply) {
    assertThat(HttpContract.wrong(method, path, reply.status(), reply.body())).isEmpty();
    assertThat(reply.status()).as(path).isEqualTo(200);
    return reply.body();
  }

  @Test
  void aPreviewIsShownThenStartedAndReplaysExactlyThat() {
    adapter
        .getBean(Park.class)
        .park(
            Stream.of("bulk-1", "bulk-2")
                .map(id ->
                    new Parking(
                        UUID.randomUUID(),
                        null,
                        Park.WORK_REQUESTS,
                        "bulk",
                        "",
                        null,
                        WorkRequests.smartHands(id).getBytes(UTF_8)))
                .toList());
    String filter = "{\"action\": \"replay\", \"reason\": \"bulk\"}";
    JsonNode preview = ok("POST", "/bulk", anna.command("/bulk", filter));
    String path = "/bulk/" + preview.path("id").asString();
    assertThat(preview.path("items").asInt()).isEqualTo(2);
    assertThat(preview.path("sample")).hasSize(2);
    assertThat(gina.get(path).status()).isEqualTo(404);
    assertThat(gina.command("/bulk", filter).status()).isEqualTo(400);
    assertThat(berta.command("/bulk", filter).status()).isEqualTo(403);

    ok("POST", "/bulk/{id}/start", anna.command(path + "/start", WHY));
    assertThat(anna.command(path + "/start", WHY).status()).isEqualTo(409);

    upstream.await("bulk-1", "request.completed");
    upstream.await("bulk-2", "request.completed");
    JsonNode ended =
        await().until(() -> anna.get(path).body(), bulk -> bulk.path("endedAt").isString());
    assertThat(ended.path("state").asString()).isEqualTo("done");
    ok("GET", "/bulk/{id}", anna.get(path));
    assertThat(ok("GET", "/bulk/{id}/items", anna.get(path + "/items?outcome=done")).path("items"))
        .hasSize(2);
    assertThat(ok("GET", "/bulk", anna.get("/bulk?limit=1")).path("bulks")).hasSize(1);
    assertThat(anna.command(path + "/cancel", WHY).status()).isEqualTo(409);
    JsonNode none = anna.command("/bulk", filter).body();
    assertThat(anna.command("/bulk/" + none.path("id").asString() + "/start", WHY).status())
        .isEqualTo(422);
  }

  @Test
  void aMessageThatWouldOnlyBeParkedAgainStaysParked() {
    sandbox.equinix().rawSend(Ack.to("0190a5f0-0000-7000-8000-000000000001").unsigned());
    JsonNode parked = parked("unsigned", "");

    Reply reply = act(parked, "replay");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body().path("code").asString()).isEqualTo("unsigned");
    assertThat(parked("unsigned", "").path("state").asString()).isEqualTo("PARKED");
    assertThat(parked("unsigned", "").path("replayedInVain").asInt()).isEqualTo(1);
    Reply groups = anna.get("/parked/groups?subscription=default");
    assertThat(HttpContract.wrong("GET", "/parked/groups", 200, groups.body())).isEmpty();
    assertThat(groups.body().path("groups"))
        .filteredOn(group -> group.path("reason").asString().equals("unsigned"))
        .singleElement()
        .satisfies(group -> {
          assertThat(group.path("waiting").asInt()).isEqualTo(1);
          assertThat(group.path("replayedInVain").asInt()).isEqualTo(1);
        });
    assertThat(gina.get("/parked/groups").body().path("groups")).isEmpty();
    assertThat(anna.get("/audit?action=replay-in-vain").body().path("acts")).hasSize(1);
    assertThat(
            adapter
                .getBean(JdbcClient.class)
                .sql("select count(*) from parked where reason = 'unsigned'")
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void aWordIsTakenOnlyInWordsThatAreKnown() {
    String path = "/tasks/0190a5f0-0000-7000-8000-000000000000/resolve";

    assertThat(anna.command(path, "{\"as\": \"refused\"}").status()).isEqualTo(404);
    assertThat(anna.command(path, "{\"as\": \"maybe\"}").status()).isEqualTo(422);
    assertThat(
            anna.command(path, "{\"as\": \"send-again\", \"force\": true}")
                .body()
                .path("code")
                .asString())
        .isEqualTo("not-sent-again");
  }

  @Test
  void theNightShiftSeesWhatIsParked() {
    assertThat(anna.get("/actuator/metrics/emg.parked.open").status()).isEqualTo(200);
    assertThat(anna.get("/actuator/health").body().at("/components/attention/status").asString())
        .isEqualTo("UP");
  }
}
