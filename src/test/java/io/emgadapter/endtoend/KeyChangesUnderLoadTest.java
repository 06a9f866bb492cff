package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.envelope.EnvelopeReader;
import io.emgadapter.envelope.EnvelopeReader.SignedText;
import io.emgadapter.envelope.KeyName;
import io.emgadapter.envelope.Signer;
import io.emgadapter.envelope.Verifier;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Keys that change while orders come in and Acks come back. */
class KeyChangesUnderLoadTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int FORGED = 150;
  private static final String WHY = "{\"comment\": \"Equinix changed its key\"}";

  private static Sandbox sandbox;
  private static ConfigurableApplicationContext adapter;
  private static Upstream upstream;
  private static Http http;
  private static Path folder;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.open();
    adapter =
        sandbox.startAdapter(
            Map.of(
                "server.port",
                "0",
                "emg.keys.look-every",
                "50ms",
                "emg.subscriptions.plain.source",
                "PLAIN",
                "emg.subscriptions.plain.verifying.policy",
                "off"));
    upstream = new Upstream(sandbox, adapter);
    http = new Http(Sandbox.httpPort(adapter));
    folder = sandbox.onboarding().customerPublicKey().getParent();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String label, byte[] der) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
  }

  private static void send(String prefix, int from, int to) {
    IntStream.range(from, to).forEach(i -> upstream.send(WorkRequests.smartHands(prefix + i)));
  }

  private static long count(String what, String prefix) {
    return adapter
        .getBean(JdbcClient.class)
        .sql(
            "select count(*) from request join task on task.request = request.id where request_id like :prefix and "
                + what)
        .param("prefix", prefix + "%")
        .query(Long.class)
        .single();
  }

  private static long parked() {
    return adapter
        .getBean(JdbcClient.class)
        .sql("select count(*) from parked where state = 'PARKED'")
        .query(Long.class)
        .single();
  }

  private static List<Received> received(String prefix) {
    return sandbox.equinix().received().stream()
        .filter(each -> String.valueOf(each.requestorId()).startsWith("R-" + prefix))
        .toList();
  }

  private static JsonNode keys(String use) {
    return http.get("/subscriptions").body().at("/subscriptions/0/keys/" + use);
  }

  private static Reply health() {
    return http.get("/actuator/health");
  }

  private static boolean hasStopped(Reply health) {
    String link = health.body().at("/components/emgOutgoing/details/default").asString("");
    return link.contains("stopped");
  }

  @Test
  void ofAKeyThatEquinixChangesNoAckIsLostAndNoneStaysParked() throws IOException {
    Path file = folder.resolve("equinix-public.pem");
    KeyPair next = pair();
    send("e", 0, 200);
    await().atMost(PATIENCE).until(() -> count("task.ended_at is not null", "e") >= 50);

    sandbox.equinix().signWith(next.getPrivate());
    send("e", 200, 400);

    Reply down =
        await()
            .atMost(PATIENCE)
            .until(KeyChangesUnderLoadTest::health, KeyChangesUnderLoadTest::hasStopped);
    assertThat(down.status()).isEqualTo(503);
    await().atMost(PATIENCE).until(() -> received("e").size() == 400);
    send("e", 400, 450);
    await().atMost(PATIENCE).until(() -> received("e").size() == 450);
    await().atMost(PATIENCE).until(() -> sandbox.broker().depth(Sandbox.OUTGOING) >= 50);
    long waiting = parked();
    assertThat(waiting).isPositive();

    String pem = pem("PUBLIC KEY", next.getPublic().getEncoded());
    Files.writeString(file, pem.substring(0, 200));
    await().atMost(PATIENCE).until(() -> keys("troubles").size() == 1);
    assertThat(health().status()).isEqualTo(503);

    Files.writeString(file, pem);
    await().atMost(PATIENCE).until(() -> sandbox.broker().depth(Sandbox.OUTGOING) == 0);
    await().atMost(PATIENCE).until(() -> health().status() == 200);
    assertThat(keys("verifying").get(0).path("lastVerifiedAt").isString()).isTrue();

    park(FORGED, _ -> Ack.to(UUID.randomUUID().toString()).unsigned());
    park(1, _ -> Ack.to(UUID.randomUUID().toString()).sealed(sandbox));
    String refused = oneThatTheLedgerRefuses();
    Reply again = http.command("/subscriptions/default/verify-again", WHY);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("checked").asLong()).isEqualTo(waiting + FORGED + 2);
    assertThat(again.body().path("tookEffect").asLong()).isEqualTo(waiting);
    assertThat(again.body().path("stillWrong").asLong()).isEqualTo(FORGED);
    assertThat(again.body().path("other").asLong()).isEqualTo(1);
    assertThat(again.body().path("notDone").asLong()).isEqualTo(1);
    assertThat(again.body().at("/notDoneIds/0").asString()).isEqualTo(refused);
    assertThat(again.body().path("next").isNull()).isTrue();
    await().atMost(PATIENCE).until(() -> count("task.state = 'ACKNOWLEDGED'", "e") == 450);
    assertThat(parked()).isEqualTo(FORGED + 2);
    upstream.await("e0", "request.completed");
    upstream.await("e449", "request.completed");
    assertThat(audited()).startsWith("of ").endsWith(": Equinix changed its key");
  }

  /** More than the command takes at once: messages that nobody's key verifies. */
  private static void park(int times, IntFunction<byte[]> message) {
    adapter
        .getBean(Park.class)
        .park(
            IntStream.range(0, times)
                .mapToObj(message)
                .map(bytes ->
                    new Parking(
                        UUID.randomUUID(), "default", Park.EMG, "wrong-signature", "", null, bytes))
                .toList());
  }

  /** It verifies, and a rule of the database stands against it. */
  private static String oneThatTheLedgerRefuses() {
    UUID id = UUID.randomUUID();
    byte[] bytes = Ack.to(UUID.randomUUID().toString()).sealed(sandbox);
    adapter
        .getBean(Park.class)
        .park(List.of(new Parking(id, "default", Park.EMG, "wrong-signature", "", null, bytes)));
    adapter
        .getBean(JdbcClient.class)
        .sql(
            """
            alter table parked add constraint refused check (id <> '%s' or state = 'PARKED')
            """
                .formatted(id))
        .update();
    return id.toString();
  }

  private static String audited() {
    return adapter
        .getBean(JdbcClient.class)
        .sql(
            "select detail from audit where action = 'verify-again' and target = 'subscription/default' order by at limit 1")
        .query(String.class)
        .single();
  }

  @Test
  void ofOurOwnKeyThatChangesEveryTaskIsAcceptedAndWhatIsSealedStaysAsItWas() throws Exception {
    PublicKey before = sandbox.onboarding().customer().getPublic();
    KeyPair next = pair();
    sandbox.equinix().acceptCustomers(List.of(before, next.getPublic()));
    send("o", 0, 150);
    await().atMost(PATIENCE).until(() -> received("o").size() >= 50);

    Path written = folder.resolve("next.pem");
    Files.writeString(written, pem("PRIVATE KEY", next.getPrivate().getEncoded()));
    Files.move(
        written, folder.resolve("customer-private.pem"), StandardCopyOption.REPLACE_EXISTING);
    send("o", 150, 250);
    String fingerprint = KeyName.of(next.getPublic()).fingerprint();
    await()
        .atMost(PATIENCE)
        .until(() -> keys("signing").get(0).path("fingerprint").asString().equals(fingerprint));
    send("o", 250, 300);

    await().atMost(PATIENCE).until(() -> count("task.state = 'ACKNOWLEDGED'", "o") == 300);
    assertThat(received("o")).hasSize(300).allMatch(Received::signatureValid);
    assertThat(received("o")).anyMatch(each -> isSignedBy(before, each));
    assertThat(received("o")).anyMatch(each -> isSignedBy(next.getPublic(), each));
    for (Received each : received("o")) {
      SignedText wire = EnvelopeReader.read(each.bytes());
      Map<String, Object> sealed =
          adapter
              .getBean(JdbcClient.class)
              .sql("select text, signature from task where id = :id::uuid")
              .param("id", each.taskId())
              .query()
              .singleRow();
      assertThat(sealed.get("text")).isEqualTo(wire.signedBytes());
      assertThat(sealed.get("signature")).isEqualTo(wire.signature());
    }
  }

  private static boolean isSignedBy(PublicKey key, Received message) {
    try {
      SignedText text = EnvelopeReader.read(message.bytes());
      return new Verifier(List.of(key), Signer.DEFAULT_ALGORITHM)
          .verify(text.signedBytes(), String.valueOf(text.signature()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whereNothingIsVerifiedThereIsNothingToVerifyAgain() {
    Reply plain = http.command("/subscriptions/plain/verify-again", WHY);
    assertThat(plain.status()).isEqualTo(422);
    assertThat(plain.body().path("code").asString()).isEqualTo("no-key");
    assertThat(http.command("/subscriptions/none/verify-again", WHY).status()).isEqualTo(404);
  }
}
