package io.emgadapter.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emgadapter.answer.TestAnswers;
import io.emgadapter.envelope.TaskForm;
import io.emgadapter.gateway.emg.Incoming;
import io.emgadapter.ledger.Bells;
import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.Park;
import io.emgadapter.ledger.Stories;
import io.emgadapter.ledger.TakeNotifications;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.subscription.VerificationPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboxTest {
  private final TestLedger ledger = new TestLedger();
  private final Stories stories = new Stories(ledger);
  private final TrustGate gate = new TrustGate();
  private final List<String> accepted = new ArrayList<>();
  private final Inbox inbox = inbox(false);

  private Inbox inbox(boolean stopped) {
    return new Inbox(
        Signed.subscription(VerificationPolicy.REQUIRED, true),
        TestAnswers.on(ledger),
        new Notices(ledger.the(TakeNotifications.class), ledger.the(Bells.class)),
        ledger.the(Park.class),
        new Durably(() -> stopped),
        gate);
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

    assertThatThrownBy(() -> inbox(true).take(batch)).isInstanceOf(Durably.Undecided.class);
    assertThat(accepted).isEmpty();
    ledger.sql().sql("alter table away rename to parked").update();
    inbox.take(batch);

    assertThat(accepted).hasSize(2).containsOnly("[ACKNOWLEDGED] 1");
  }

  @Test
  void anAckForNoTaskOfOursIsParkedOnceThoughItComesTwice() {
    List<Incoming> batch = List.of(ack("1", UUID.randomUUID()));

    inbox.take(batch);
    inbox.take(batch);

    assertThat(parked()).containsExactly("unknown-origination");
    assertThat(accepted).hasSize(2);
  }

  @Test
  void messagesWithoutBytesAreToldApartByTheirIds() {
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
    for (int i = 0; i < TrustGate.MOST_FAILURES; i++) {
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
