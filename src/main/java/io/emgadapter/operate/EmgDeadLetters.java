package io.emgadapter.operate;

import io.emgadapter.gateway.emg.EmgQueue;
import io.emgadapter.gateway.emg.EmgReceiver;
import io.emgadapter.gateway.emg.Incoming;
import io.emgadapter.gateway.emg.ReceiverLimits;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.operate.DeadLetter.DeadLetterSettings;
import io.emgadapter.receive.UntrustedLog;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.work.Background;
import io.emgadapter.work.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Parks the messages that Service Bus gave up in the queues from Equinix. Settles a batch only
 * after the ledger has it. A missing queue is logged once and tried again for ever.
 */
@Component
class EmgDeadLetters extends Background {
  private final Subscriptions subscriptions;
  private final Park park;
  private final @Nullable Boolean wanted;
  private final Map<String, EmgReceiver> receivers = new ConcurrentHashMap<>();

  EmgDeadLetters(Subscriptions subscriptions, Park park, DeadLetterSettings settings) {
    super(Phase.RECEIVE);
    this.subscriptions = subscriptions;
    this.park = park;
    this.wanted = settings.emg();
  }

  @Override
  protected void begin() {
    for (Subscription subscription : subscriptions.all()) {
      EmgQueue from = subscription.outgoing();
      if (from != null && (wanted == null ? from.address().isServiceBus() : wanted)) {
        receivers.put(subscription.name(), receiver(subscription.name(), from));
      }
    }
  }

  private EmgReceiver receiver(String subscription, EmgQueue from) {
    UntrustedLog untrusted = new UntrustedLog(subscription, Duration.ofMinutes(1));
    return new EmgReceiver(
        from.deadLetters(),
        ReceiverLimits.USUAL,
        () -> {
          untrusted.tell();
          return Integer.MAX_VALUE;
        },
        batch -> take(subscription, from.entity(), untrusted, batch));
  }

  /** The subscriptions whose dead letters cannot be parked, or are in hand for longer than this. */
  List<String> stuck(Duration longestInHand) {
    return receivers.entrySet().stream()
        .filter(each -> each.getValue().stuck(longestInHand))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private void take(
      String subscription, String queue, UntrustedLog untrusted, List<Incoming> batch) {
    List<Parking> parkings =
        batch.stream().map(message -> parking(subscription, queue, message)).toList();
    DeadLetter.park(parkings, park, durably(), "it is lost");
    untrusted.parked(parkings);
    untrusted.tell();
    EmgReceiver.acceptAll(batch);
  }

  private static Parking parking(String subscription, String queue, Incoming message) {
    return new Parking(
        DeadLetter.sameFor(subscription + "/" + queue, message.messageId(), message.body()),
        subscription,
        Park.EMG,
        DeadLetter.REASON,
        DeadLetter.detail(message.deadLetterReason()),
        null,
        message.body());
  }

  @Override
  protected void end() {
    receivers.values().forEach(EmgReceiver::close);
    receivers.clear();
  }
}
