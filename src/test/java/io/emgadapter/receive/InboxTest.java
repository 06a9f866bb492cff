package io.emgadapter.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emgadapter.answer.TestAnswers;
import io.emgadapter.envelope.EnvelopeWriter.TaskForm;
import io.emgadapter.gateway.emg.Incoming;
import io.emgadapter.gateway.emg.Incoming.Settlement;
import io.emgadapter.ledger.Stories;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.orders.TakeNotifications;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Failures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.cumulative.CumulativeCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class InboxTest {
  private final TestLedger ledger = new TestLedger();
  private final Stories stories = new Stories(ledger);
  private final TrustGate gate = new TrustGate(VerificationPolicy.REQUIRED, Signed.MOST_FAILURES);
  private final List<String> accepted = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Inbox inbox = inbox(false);

  private Inbox inbox(boolean stopped) {
    return inbox(stopped, meters);
  }

  private Inbox inbox(boolean stopped, MeterRegistry counters) {
    return new Inbox(
        Signed.subscription(VerificationPolicy.REQUIRED, true),
        TestAnswers.on(ledger),
        new Notices(ledger.the(TakeNotifications.class)),
        ledger.the(Park.class),
        new Durably(() -> stopped),
        Signed.onlookers(gate, new UntrustedLog("default", Duration.ZERO), counters));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  /** A message that notes what the ledger held when it was accepted. */
  private Incoming message(String id, Incoming.Form form, byte[] body) {
    return Signed.message(
        body, form, id, () -> accepted.add(stories.states("r") + " " + parked().size()));
  }

  private Incoming ack(String id, UUID task) {
    String ack = Signed.ack(task, Signed.SOURCE);
    return message(id, Incoming.Form.WHOLE, Signed.byEquinix(ack, TaskForm.STRING));
  }

  private List<Object> parked() {
    return ledger.rows("select reason from parked order by reason").stream()
        .map(row -> row.get("reason"))
        .toList();
  }

  @Test
  void nothingIsAcceptedBeforeAllOfItIsAppliedAndParked() {
    UUID task = stories.sent("r");

    inbox.take(
        List.of(
            ack("1", task),
            ack("2", UUID.randomUUID()),
            message("3", Incoming.Form.NOT_BYTES, new byte[0])));

    assertThat(accepted).hasSize(3).containsOnly("[ACKNOWLEDGED] 2");
    assertThat(parked()).containsExactly("unknown-origination", "unreadable");
  }

  @Test
  void nothingIsAcceptedOfABatchThatTheLedgerDidNotTakeWhole() {
    UUID task = stories.sent("r");
    ledger.sql().sql("alter table parked rename to away").update();
    List<Incoming> batch = List.of(ack("1", task), ack("2", UUID.randomUUID()));

    assertThatThrownBy(() -> inbox(true).take(batch)).isInstanceOf(Failures.Undecided.class);
    assertThat(accepted).isEmpty();
    ledger.sql().sql("alter table away rename to parked").update();
    inbox.take(batch);

    assertThat(accepted).hasSize(2).containsOnly("[ACKNOWLEDGED] 1");
  }

  @Test
  void aBatchThatIsTriedAgainCountsOnceForTheGate() {
    byte[] forged = Signed.byStranger(Signed.ack(UUID.randomUUID(), Signed.SOURCE));
    List<Incoming> batch = Collections.nCopies(6, message("1", Incoming.Form.WHOLE, forged));
    ledger.sql().sql("alter table parked rename to away").update();
    assertThatThrownBy(() -> inbox(true).take(batch)).isInstanceOf(Failures.Undecided.class);
    ledger.sql().sql("alter table away rename to parked").update();

    inbox.take(batch);

    assertThat(gate.isShut()).isFalse();
    assertThat(gate.allowance()).isEqualTo(4);
  }

  @Test
  void whatComesBehindTheOneThatShutsTheGateStaysInTheQueue() {
    UUID task = stories.sent("r");
    byte[] forged = Signed.byStranger(Signed.ack(task, Signed.SOURCE));
    var released = new ArrayList<String>();
    List<Incoming> batch = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String id = "m" + i;
      batch.add(Signed.message(forged, Incoming.Form.WHOLE, id, new Queue(() -> released.add(id))));
    }

    inbox.take(batch);

    assertThat(parked()).hasSize(10);
    assertThat(accepted).hasSize(10);
    assertThat(released).containsExactly("m10", "m11");
  }

  /** What a queue hears of its message. */
  private final class Queue implements Settlement {
    private final Runnable release;

    private Queue(Runnable release) {
      this.release = release;
    }

    @Override
    public void accept() {
      accepted.add("");
    }

    @Override
    public void release() {
      release.run();
    }
  }

  @Test
  void aCounterThatFailsHoldsUpNoMessage() {
    UUID task = stories.sent("r");
    List<Incoming> batch = List.of(ack("1", task));

    inbox(false, new Failing()).take(batch);

    assertThat(accepted).hasSize(1);
    assertThat(stories.states("r")).containsExactly("ACKNOWLEDGED");
  }

  /** Its counters cannot count. */
  private static final class Failing extends SimpleMeterRegistry {
    @Override
    protected Counter newCounter(Meter.Id id) {
      return new CumulativeCounter(id) {
        @Override
        public void increment(double amount) {
          throw new IllegalStateException("a counter");
        }
      };
    }
  }

  @Test
  void whatIsRolledBackIsNotCounted() {
    UUID task = stories.sent("r");

    new TransactionTemplate(ledger.the(PlatformTransactionManager.class))
        .executeWithoutResult(status -> {
          inbox.take(List.of(ack("1", task)));
          status.setRollbackOnly();
        });
    assertThat(meters.get("emg.messages").tag("outcome", "ack").counter().count()).isZero();

    inbox.take(List.of(ack("1", task)));
    assertThat(meters.get("emg.messages").tag("outcome", "ack").counter().count()).isOne();
  }

  @Test
  void anAckForNoTaskOfOursIsParkedOnceThoughItComesTwice() {
    List<Incoming> batch = List.of(ack("1", UUID.randomUUID()));

    inbox.take(batch);
    inbox.take(batch);

    assertThat(parked()).containsExactly("unknown-origination");
    assertThat(accepted).hasSize(2);
  }

  /** 27 bytes that Jackson answers with an exception of the JDK's. */
  @Test
  void aMessageThatTheJsonReaderStumblesOverIsParkedAloneWithItsBytes() {
    UUID task = stories.sent("r");
    byte[] stumbling = "{\"Task\":{\"x\":1e9999999999}}".getBytes(UTF_8);
    byte[] beside = "{\"Task\":{},\"x\":1e9999999999}".getBytes(UTF_8);

    inbox.take(
        List.of(
            message("1", Incoming.Form.WHOLE, stumbling),
            message("2", Incoming.Form.WHOLE, beside),
            ack("3", task)));

    assertThat(stories.states("r")).containsExactly("ACKNOWLEDGED");
    assertThat(parked()).containsExactly("unreadable", "unsigned");
    assertThat(ledger.rows("select bytes from parked_content").stream().map(r -> r.get("bytes")))
        .containsExactlyInAnyOrder(stumbling, beside);
    assertThat(accepted).hasSize(3);
  }

  /** No length of a list of exceptions is long enough: a provider of the JDK breaks here. */
  @Test
  void aMessageThatNoReaderSurvivesIsParkedAndTheOthersOfItsBatchGoOn() {
    UUID task = stories.sent("r");
    byte[] poison = Signed.byEquinix(Signed.ack(task, "poison"), TaskForm.STRING);
    var breaking =
        new Inbox(
            Signed.breakingOver("poison", StackOverflowError.class),
            TestAnswers.on(ledger),
            new Notices(ledger.the(TakeNotifications.class)),
            ledger.the(Park.class),
            new Durably(() -> false),
            Signed.onlookers(gate, new UntrustedLog("default", Duration.ZERO)));

    breaking.take(List.of(message("1", Incoming.Form.WHOLE, poison), ack("2", task)));

    assertThat(stories.states("r")).containsExactly("ACKNOWLEDGED");
    assertThat(
            ledger.rows(
                "select reason, detail, bytes from parked join parked_content on parked = id"))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.get("reason")).isEqualTo("unreadable");
          assertThat(row.get("bytes")).isEqualTo(poison);
        });
    assertThat(accepted).hasSize(2);
  }

  @Test
  void halfASurrogatePairInANotificationIsCarriedThrough() {
    String task =
        """
        {"Id":"9a4f9d2e-5b8f-4b57-9f0b-2b1f0ef0a001","Source":"ACME","Verb":"Update",\
        "Resource":"SmartHands","CreateTimeUTC":"2026-11-01T10:00:00Z",\
        "Body":{"ServicerId":"1-7","State":"Open","Description":"cut \\ud83d","\\udc00":[{"a":"\\ud83d"}]}}\
        """;
    for (String resource : List.of("SmartHands", "Weather")) {
      String one = task.replace("SmartHands", resource).replace("a001", resource.length() + "001");
      inbox.take(
          List.of(message(resource, Incoming.Form.WHOLE, Signed.byEquinix(one, TaskForm.STRING))));
    }

    assertThat(parked()).isEmpty();
    assertThat(ledger.rows("select * from notification")).hasSize(2);
  }

  @Test
  void halfASurrogatePairInAnAckIsCarriedThrough() {
    UUID task = stories.sent("r");
    String ack = Signed.ack(task, Signed.SOURCE).replace("made", "made \\ud83d");

    inbox.take(List.of(message("1", Incoming.Form.WHOLE, Signed.byEquinix(ack, TaskForm.OBJECT))));

    assertThat(stories.states("r")).containsExactly("ACKNOWLEDGED");
    assertThat(parked()).isEmpty();
  }

  @Test
  void messagesWithoutBytesAreDistinguishedByTheirIds() {
    Incoming one = message("1", Incoming.Form.NOT_BYTES, new byte[0]);
    Incoming other = message("2", Incoming.Form.NOT_BYTES, new byte[0]);

    inbox.take(List.of(one, other));
    inbox.take(List.of(other));

    assertThat(parked()).containsExactly("unreadable", "unreadable");
  }

  @Test
  void whatDoesNotVerifyChangesNothingIsParkedWithItsBytesAndShutsTheGate() {
    UUID task = stories.sent("r");
    byte[] forged = Signed.byStranger(Signed.ack(task, Signed.SOURCE));
    List<Incoming> batch = new ArrayList<>();
    for (int i = 0; i < Signed.MOST_FAILURES; i++) {
      batch.add(message("m" + i, Incoming.Form.WHOLE, forged));
    }

    inbox.take(batch);

    assertThat(stories.states("r")).containsExactly("SENT");
    assertThat(parked()).hasSize(10).containsOnly("wrong-signature");
    assertThat(ledger.rows("select bytes from parked_content"))
        .allSatisfy(row -> assertThat(row.get("bytes")).isEqualTo(forged));
    assertThat(gate.isShut()).isTrue();
  }
}
