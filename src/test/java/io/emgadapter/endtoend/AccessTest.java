package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.emgadapter.access.HttpSettings.Role;
import io.emgadapter.access.PathRules;
import io.emgadapter.access.PathRules.PathRule;
import io.emgadapter.access.PathRules.Right;
import io.emgadapter.contract.HttpContract;
import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.subscription.UnusableSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class AccessTest {
  private static Sandbox sandbox;
  private static Http nobody;
  private static int port;

  @BeforeAll
  static void startWithUsers() {
    sandbox = Sandbox.open();
    ConfigurableApplicationContext adapter =
        sandbox.startAdapter(
            Map.ofEntries(
                Map.entry("server.port", "0"),
                Map.entry("emg.http.body-within", "1s"),
                Map.entry("emg.http.users.anna.password", "{noop}pass ü:word"),
                Map.entry("emg.http.users.anna.roles", "sender"),
                Map.entry(
                    "emg.http.users.berta.password",
                    "{bcrypt}" + new BCryptPasswordEncoder(10).encode("word")),
                Map.entry("emg.http.users.berta.roles", "sender"),
                Map.entry("emg.http.users.berta.subscriptions", "account-of-berta"),
                Map.entry("emg.http.users.carla.password", "{noop}c"),
                Map.entry("emg.http.users.dora.password", "{noop}d"),
                Map.entry("emg.http.users.dora.roles", "viewer"),
                Map.entry("emg.http.users.emil.password", "{noop}e"),
                Map.entry("emg.http.users.emil.roles", "operator"),
                Map.entry("emg.http.users.mona.password", "{noop}m"),
                Map.entry("emg.http.users.mona.roles", "monitor"),
                Map.entry("emg.http.users.stream.password", "{noop}s"),
                Map.entry("emg.http.users.stream.roles", "feed"),
                Map.entry("emg.http.users.fred.password", "{noop}f"),
                Map.entry("emg.http.users.fred.roles", "sender"),
                Map.entry("emg.http.users.fred.team", "anna"),
                Map.entry("emg.http.users.gina.password", "{noop}g"),
                Map.entry("emg.http.users.gina.roles", "operator"),
                Map.entry("emg.http.users.gina.subscriptions", "another"),
                Map.entry("emg.http.users.[h@corp].password", "{noop}h"),
                Map.entry("emg.http.users.[h@corp].roles", "sender, viewer")));
    port = Sandbox.httpPort(adapter);
    nobody = new Http(port);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/work-requests/c1", "/tasks/x", "/orders/1-0", "/actuator/metrics", "/x"})
  void whoSaysNoNameSeesNothing(String path) {
    Reply reply = nobody.get(path);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.headers().getFirst("WWW-Authenticate")).startsWith("Basic");
  }

  @Test
  void theContractIsForEverybody() {
    assertThat(nobody.get("/contract").status()).isEqualTo(200);
    assertThat(nobody.get("/contract/work-request.schema.json").status()).isEqualTo(200);
  }

  @Test
  void whoSaysNoNameOrAWrongPasswordOrdersNothing() {
    assertThat(nobody.post(WorkRequests.smartHands("c1")).status()).isEqualTo(401);
    assertThat(nobody.as("anna", "word").post(WorkRequests.smartHands("c1")).status())
        .isEqualTo(401);
    assertThat(nobody.as("anna", "pass ü:word").get("/work-requests/c1").status()).isEqualTo(404);
  }

  @Test
  void theUserIsTheSender() {
    Http anna = nobody.as("anna", "pass ü:word");

    assertThat(anna.post(WorkRequests.smartHands("c2")).status()).isEqualTo(202);

    assertThat(anna.get("/work-requests/c2").body().path("sender").asString()).isEqualTo("anna");
  }

  @Test
  void whoIsLimitedToSubscriptionsOrdersForNoOther() {
    Reply reply = nobody.as("berta", "word").post(WorkRequests.smartHands("c3"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).containsExactly("/subscription not-allowed");
  }

  /** Each role on each path of the table; {@link ConsoleAccessTest} is about the pages. */
  @ParameterizedTest
  @CsvSource({
    "carla, c,",
    "dora, d, VIEWER",
    "emil, e, OPERATOR",
    "fred, f, SENDER",
    "mona, m, MONITOR",
    "stream, s, FEED"
  })
  void whatIsNotGrantedIsRefused(String name, String password, Role role) {
    Http user = nobody.as(name, password);
    for (PathRule rule : PathRules.all()) {
      String path = rule.pattern().replaceAll("\\{[^}]*}", "x");
      if (rule.right() == Right.NOBODY
          || path.equals("/events")
          || path.equals("/")
          || path.startsWith("/console")) {
        continue;
      }
      int status =
          rule.method().equals("GET") ? user.get(path).status() : user.command(path, "{}").status();
      boolean may =
          rule.right() == Right.EVERYBODY || (role != null && rule.right().roles().contains(role));
      if (may) {
        assertThat(status).as(path).isNotIn(401, 403, 500);
      } else {
        assertThat(status).as(path).isEqualTo(403);
      }
    }
  }

  @Test
  void aSenderSeesAndChangesOnlyWhatItOrderedOrItsTeam() {
    Http anna = nobody.as("anna", "pass ü:word");
    Http fred = nobody.as("fred", "f");
    Http stranger = nobody.as("h@corp", "h");
    anna.post(WorkRequests.smartHands("own-1"));
    Reply ended =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> anna.get("/work-requests/own-1"),
                reply -> reply.body().at("/tasks/0/servicerIds/0").isString());
    String order = ended.body().at("/tasks/0/servicerIds/0").asString();
    String task = ended.body().at("/tasks/0/id").asString();
    String note = "{\"text\": \"Hello there\"}";

    assertThat(anna.get("/orders/" + order).status()).isEqualTo(200);
    assertThat(fred.get("/orders/" + order).status()).isEqualTo(200);
    assertThat(fred.get("/tasks/" + task).status()).isEqualTo(200);
    assertThat(fred.get("/work-requests/own-1?sender=anna").status()).isEqualTo(200);
    assertThat(fred.send("/orders/" + order + "/notes?dryRun=true", note).status()).isEqualTo(200);
    // A viewer sees it and changes nothing.
    assertThat(stranger.get("/orders/" + order).status()).isEqualTo(200);
    assertThat(stranger.send("/orders/" + order + "/cancel", "{\"reason\": \"x\"}").problems())
        .containsExactly("/order no-such-order");
    assertThat(
            nobody
                .as("emil", "e")
                .get("/work-requests/own-1?sender=anna")
                .body()
                .path("sender")
                .asString())
        .isEqualTo("anna");
    assertThat(stranger.get("/work-requests/own-1").status()).isEqualTo(404);
    Reply timeline = fred.get("/work-requests/own-1/timeline?sender=anna");
    String path = "/work-requests/{id}/timeline";
    assertThat(HttpContract.wrong("GET", path, timeline.status(), timeline.body())).isEmpty();
    assertThat(timeline.status()).isEqualTo(200);
    assertThat(stranger.get("/work-requests/own-1/timeline").status()).isEqualTo(404);
    for (String id : List.of("own-1", "R-own-1", order, task)) {
      Reply found = fred.get("/find?id=" + id);
      assertThat(HttpContract.wrong("GET", "/find", found.status(), found.body())).isEmpty();
      assertThat(fred.get(found.body().at("/found/0/link").asString()).status()).isEqualTo(200);
      assertThat(nobody.as("berta", "word").get("/find?id=" + id).body().path("found")).isEmpty();
    }
    assertThat(fred.get("/work-requests/own-1?sender=h@corp").status()).isEqualTo(404);
  }

  @Test
  void anOperatorOfOneSubscriptionSeesAndCommandsNoOther() {
    Http gina = nobody.as("gina", "g");

    assertThat(gina.get("/subscriptions").body().path("subscriptions")).isEmpty();
    assertThat(gina.command("/subscriptions/default/pause", "{}").status()).isEqualTo(404);
    assertThat(gina.get("/parked").status()).isEqualTo(400);
    assertThat(gina.get("/parked?subscription=default").status()).isEqualTo(400);
    assertThat(gina.get("/parked?subscription=another").status()).isEqualTo(200);
    assertThat(gina.get("/orders").status()).isEqualTo(404);
  }

  @Test
  void healthShowsDetailsToOperatorsOnly() {
    assertThat(nobody.get("/actuator/health").body().has("components")).isFalse();
    assertThat(nobody.get("/actuator/health/readiness").body().has("components")).isFalse();
    assertThat(nobody.as("dora", "d").get("/actuator/health").body().has("components")).isFalse();
    assertThat(nobody.as("emil", "e").get("/actuator/health").body().has("components")).isTrue();
  }

  @Test
  void twoHundredWrongLoginsAtOnceKeepNobodyFromAskingWhetherItIsReady() {
    List<CompletableFuture<Integer>> wrong =
        IntStream.range(0, 200)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(
                    () -> nobody.as("berta", "wrong" + i).get("/orders/1-0").status(),
                    Thread::startVirtualThread))
            .toList();
    long before = System.nanoTime();

    assertThat(nobody.get("/actuator/health/readiness").status()).isEqualTo(200);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    assertThat(wrong.stream().map(CompletableFuture::join).toList()).containsOnly(401, 429);
    assertThat(wrong.stream().filter(each -> each.join() == 401).count()).isLessThanOrEqualTo(5);
  }

  @Test
  void aBodyThatTricklesIsCutOffAndKeepsNobodyOut() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 40; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        slow.add(socket);
        socket
            .getOutputStream()
            .write(
                ("POST /work-requests HTTP/1.1\r\nHost: x\r\nAuthorization: Basic ZnJlZDpm\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 2000000\r\n\r\n{")
                    .getBytes(US_ASCII));
      }
      assertThat(nobody.as("fred", "f").post(WorkRequests.smartHands("slow-1")).status())
          .isEqualTo(202);
      await().pollDelay(Duration.ofMillis(1200)).until(() -> true);
      for (Socket socket : slow) {
        socket.getOutputStream().write(' ');
        assertThat(statusOf(socket)).isEqualTo(408);
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void thirtyMegabytesForACommandAreNotRead() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              """
              POST /subscriptions/default/pause HTTP/1.1\r
              Host: x\r
              Authorization: Basic ZW1pbDpl\r
              Content-Type: application/json\r
              Content-Length: 30000000\r
              \r
              {\
              """
                  .getBytes(US_ASCII));
      assertThat(statusOf(socket)).isEqualTo(413);
    }
    assertThat(
            nobody
                .as("emil", "e")
                .command(
                    "/subscriptions/default/pause", "{\"comment\":\"" + "x".repeat(70_000) + "\"}")
                .status())
        .isEqualTo(413);
  }

  private static int statusOf(Socket socket) throws IOException {
    return Integer.parseInt(
        new String(socket.getInputStream().readNBytes(12), US_ASCII).substring(9));
  }

  @Test
  void whetherItIsReadyMayBeAskedByAnybody() {
    assertThat(nobody.get("/actuator/health/readiness").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.2"})
  void withoutUsersNobodyButThisHostIsListenedTo(String address) {
    assertThatThrownBy(
            () -> sandbox.startAdapter(Map.of("server.port", "0", "server.address", address)))
        .rootCause()
        .isInstanceOf(UnusableSettings.class)
        .hasMessageStartingWith("server.address: ")
        .hasMessageContaining("emg.http.users");
  }

  @Test
  void aPasswordThatDoesNotSayHowItIsStoredStopsTheStart() {
    assertThatThrownBy(() ->
            sandbox.startAdapter(
                Map.of("server.port", "0", "emg.http.users.carl.password", "s3cret")))
        .isInstanceOf(UnusableSettings.class)
        .hasMessageStartingWith("emg.http.users.carl.password: ")
        .hasMessageNotContaining("s3cret");
  }
}
