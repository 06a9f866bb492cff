package io.emgadapter.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.answer.TestAnswers;
import io.emgadapter.envelope.EnvelopeWriter.TaskForm;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.gateway.emg.ConnectionString;
import io.emgadapter.gateway.emg.EmgQueue;
import io.emgadapter.gateway.emg.EmgSender;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.orders.TakeNotifications;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import io.emgadapter.sandbox.SharedBroker;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import io.emgadapter.subscription.AccountKeys;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy;
import io.emgadapter.subscription.TestAccountKeys;
import io.emgadapter.work.Durably;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real queue: how much of it is taken while nothing verifies. */
class ListeningTest {
  private final TestLedger ledger = new TestLedger();
  private final EmbeddedBroker broker = SharedBroker.get();
  private final String queue = SharedBroker.newQueue("outgoing");
  private final EmgQueue to =
      new EmgQueue(
          "default",
          new ConnectionString(
              EmbeddedBroker.HOST,
              broker.port(),
              false,
              EmbeddedBroker.USER,
              EmbeddedBroker.PASSWORD,
              queue));

  @AfterEach
  void close() {
    ledger.close();
  }

  private Listening listening(Subscription subscription) {
    TrustGate gate = new TrustGate(subscription.policy(), subscription.mostFailures());
    UntrustedLog untrusted = new UntrustedLog(subscription.name(), Duration.ofMinutes(1));
    Inbox inbox =
        new Inbox(
            subscription,
            TestAnswers.on(ledger),
            new Notices(ledger.the(TakeNotifications.class)),
            ledger.the(Park.class),
            new Durably(() -> false),
            Signed.onlookers(gate, untrusted));
    return new Listening(subscription, inbox, gate, untrusted);
  }

  private void put(byte[] message, int times) {
    try (var sender = new EmgSender(to, task -> message, Duration.ofSeconds(20), 100)) {
      await().until(sender::connected);
      List<SealedTask> all = IntStream.range(0, times).mapToObj(_ -> task()).toList();
      sender.send(all);
    }
  }

  private static SealedTask task() {
    return new SealedTask(
        UUID.randomUUID(), "default", Verb.CREATE, Resource.SMART_HANDS, "", null);
  }

  private static byte[] forged() {
    return Signed.byStranger(Signed.ack(UUID.randomUUID(), Signed.SOURCE));
  }

  private static byte[] good() {
    return Signed.byEquinix(Signed.ack(UUID.randomUUID(), Signed.SOURCE), TaskForm.STRING);
  }

  private List<String> reasons() {
    return ledger.rows("select reason || '=' || count(*) as r from parked group by reason").stream()
        .map(row -> String.valueOf(row.get("r")))
        .toList();
  }

  private int parked() {
    return ledger.rows("select id from parked").size();
  }

  @Test
  void ifTheFirstTenAllFailNothingMoreIsTaken() {
    put(forged(), 100);
    Listening listening = listening(Signed.subscription(VerificationPolicy.REQUIRED, true));
    listening.start(to);
    try {
      await().until(listening::distrusts);
      await().until(() -> broker.depth(queue) == 90);

      put("junk".getBytes(UTF_8), 1);
      assertThat(broker.depth(queue)).isEqualTo(91);
      assertThat(parked()).isEqualTo(10);
      assertThat(listening.connected()).isTrue();
    } finally {
      listening.stop();
    }
    assertThat(parked()).isEqualTo(10);
  }

  @Test
  void whileOneInTenVerifiesAllAreTaken() {
    for (int i = 0; i < 6; i++) {
      put(forged(), 9);
      put(good(), 1);
    }
    Listening listening = listening(Signed.subscription(VerificationPolicy.REQUIRED, true));
    listening.start(to);
    try {
      await().until(() -> broker.depth(queue) == 0);
      assertThat(listening.distrusts()).isFalse();
    } finally {
      listening.stop();
    }
  }

  @Test
  void anotherKeyWhileWeRunIsNoticedAndTakingBeginsAgainWhenItsFileComes(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("equinix.pem"), Signed.pem(true));
    AccountKeys keys = TestAccountKeys.verifyingBy(file);
    Listening listening = listening(Signed.subscription(VerificationPolicy.REQUIRED, keys));
    listening.start(to);
    try {
      put(good(), 20);
      await().until(() -> broker.depth(queue) == 0);
      put(forged(), 100);
      await().until(listening::distrusts);
      await().until(() -> broker.depth(queue) == 90);

      Files.writeString(file, Signed.pem(false).substring(0, 300));
      TestAccountKeys.look(keys);
      assertThat(keys.standing().troubles()).hasSize(1);
      assertThat(keys.verifyingChanges()).isZero();

      Files.writeString(file, Signed.pem(false));
      TestAccountKeys.look(keys);
      await().until(() -> broker.depth(queue) == 0);
      assertThat(listening.distrusts()).isFalse();
    } finally {
      listening.stop();
    }
    assertThat(reasons()).containsOnlyOnce("wrong-signature=10", "unknown-origination=110");
  }

  @Test
  void afterAKeyIsProvenWhatIsUnsignedStopsNothing() {
    Listening listening = listening(Signed.subscription(VerificationPolicy.REQUIRED, true));
    listening.start(to);
    try {
      put(good(), 1);
      await().until(() -> broker.depth(queue) == 0);
      put(Signed.unsigned(Signed.ack(UUID.randomUUID(), Signed.SOURCE)), 50);
      await().until(() -> broker.depth(queue) == 0);
      assertThat(listening.distrusts()).isFalse();
    } finally {
      listening.stop();
    }
  }

  @Test
  void anOperatorHasItTakeAgain() {
    put(forged(), 30);
    Listening listening = listening(Signed.subscription(VerificationPolicy.REQUIRED, true));
    listening.start(to);
    try {
      await().until(() -> listening.distrusts() && broker.depth(queue) == 20);

      listening.tryAgain();

      await().until(() -> listening.distrusts() && broker.depth(queue) == 10);
    } finally {
      listening.stop();
    }
  }

  /** A key that does not fit is why an operator sets it. */
  @Test
  void underTheReportPolicyAKeyThatDoesNotFitStopsNothing() {
    put(forged(), 50);
    Listening listening = listening(Signed.subscription(VerificationPolicy.REPORT, true));
    listening.start(to);
    try {
      await().until(() -> broker.depth(queue) == 0);
      assertThat(listening.distrusts()).isFalse();
      assertThat(listening.stuck()).isFalse();
    } finally {
      listening.stop();
    }
  }
}
