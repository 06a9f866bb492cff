package io.emgadapter.receive;

import io.emgadapter.gateway.emg.Incoming;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.work.Durably;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes a parked message from EMG once more, as if it had just arrived. */
@Component
public class ReplayMessage {
  private final Receivers receivers;

  ReplayMessage(Receivers receivers) {
    this.receivers = receivers;
  }

  /** Whether the keys of now verify one message. */
  public boolean verifies(Subscription subscription, byte[] bytes) {
    return new Recogniser(subscription).recognise(message(bytes)).trust() == Trust.VERIFIED;
  }

  /**
   * Takes one message within the transaction of the caller, which must be rolled back if the
   * message would be parked again. Fails at once if the ledger is out of reach.
   *
   * @return why it would be parked again, at most one reason; none if it took effect
   */
  public List<Parking> take(Subscription subscription, byte[] bytes) {
    var trust = new TrustGate(subscription.policy(), subscription.mostFailures());
    // Nothing is logged, because the operator gets the answer.
    var untrusted = new UntrustedLog(subscription.name(), Duration.ZERO);
    return receivers
        .inbox(subscription, new Durably(() -> true), trust, untrusted)
        .take(List.of(message(bytes)));
  }

  private static Incoming message(byte[] bytes) {
    String messageId = UUID.randomUUID().toString();
    return new Incoming(bytes, Incoming.Form.WHOLE, messageId, null, 0, () -> {});
  }
}
