package io.emgadapter.operate;

import io.emgadapter.gateway.emg.ConnectionString;
import io.emgadapter.gateway.emg.EmgReceiver;
import io.emgadapter.gateway.emg.EmgReceiver.ReceiverLimits;
import io.emgadapter.gateway.emg.Incoming;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.operate.DeadLetter.DeadLetterSettings;
import io.emgadapter.receive.Doubts;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.work.Background;
import io.emgadapter.work.LogKey;
import io.emgadapter.work.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Parks what Service Bus gave up of the queues from Equinix. Settles a batch only after the ledger
 * has it. A queue that is not there is told of once and tried again for ever.
 */
@Component
class EmgDeadLetters extends Background {
  private static final Logger LOG = LoggerFactory.getLogger(EmgDeadLetters.class);

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
      ConnectionString from = subscription.outgoing();
      if (from != null && (wanted == null ? from.isServiceBus() : wanted)) {
        receivers.put(subscription.name(), receiver(subscription.name(), from));
      }
    }
  }

  private EmgReceiver receiver(String subscription, ConnectionString from) {
    Doubts doubts = new Doubts(subscription, Duration.ofMinutes(1));
    return new EmgReceiver(
        from.deadLetters(),
        ReceiverLimits.USUAL,
        () -> {
          doubts.tell();
          return Integer.MAX_VALUE;
        },
        batch -> take(subscription, from.entity(), doubts, batch));
  }

  /** Those of whose dead letters a batch is in hand for longer than this, or cannot be taken. */
  List<String> stuck(Duration longestInHand) {
    return receivers.entrySet().stream()
        .filter(each -> each.getValue().stuck(longestInHand))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private void take(String subscription, String queue, Doubts doubts, List<Incoming> batch) {
    List<Parking> parkings =
        batch.stream().map(message -> parking(subscription, queue, message)).toList();
    durably().each(parkings, park::park, EmgDeadLetters::leave);
    doubts.parked(parkings);
    doubts.tell();
    EmgReceiver.acceptAll(batch);
  }

  private static void leave(Parking parking) {
    LOG.atError()
.addKeyValue(LogKey.PARKED, parking.id())
.log("A dead letter from EMG could not even be parked; its id is {}", parking.id());
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

  /** Says whose dead letters cannot be parked; a queue that is not there is nothing to say. */
  @Component("emgDeadLettersHealthIndicator")
  static class EmgDeadLettersHealthIndicator implements HealthIndicator {
    private static final Duration LONGEST_IN_HAND = Duration.ofMinutes(1);

    private final EmgDeadLetters letters;

    EmgDeadLettersHealthIndicator(EmgDeadLetters letters) {
      this.letters = letters;
    }

    @Override
    public Health health() {
      List<String> stuck = letters.stuck(LONGEST_IN_HAND);
      Health.Builder health = stuck.isEmpty() ? Health.up() : Health.down();
      stuck.forEach(name -> health.withDetail(name, "stuck: a batch cannot be parked"));
      return health.build();
    }
  }
}
