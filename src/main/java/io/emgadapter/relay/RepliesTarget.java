package io.emgadapter.relay;

import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.Delivery.Attempt.End;
import io.emgadapter.ledger.events.Delivery.Destination;
import io.emgadapter.ledger.events.LoggedEvent;
import io.emgadapter.relay.Confirms.Published;
import io.emgadapter.relay.RelaySettings.Retries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The queues that senders named for their replies. A queue that is gone is tried a few times and
 * then given up. A queue that does not confirm holds up the others for a second, once in a while.
 */
final class RepliesTarget implements EventTarget {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final BatchPublisher publisher;
  private final Retries retries;
  private final int batch;
  private final int most;
  private final Map<String, Long> silentUntil = new HashMap<>();

  RepliesTarget(Publisher publisher, RelaySettings settings) {
    Duration patience = settings.confirm().compareTo(PATIENCE) < 0 ? settings.confirm() : PATIENCE;
    this.publisher = new BatchPublisher(publisher, patience, _ -> false);
    this.retries = new Retries(settings.retry());
    this.batch = settings.batch();
    this.most = settings.replyAttempts();
  }

  @Override
  public int most() {
    return batch;
  }

  @Override
  public Stream<Delivery> deliveries(LoggedEvent event) {
    return event.replies().stream()
        .filter(reply -> reply.queue() != null)
        .map(reply ->
            Delivery.of(
                event, Destination.reply(String.valueOf(reply.queue())), reply.correlationId()));
  }

  /** The answers to repeated requests are left here by the transaction that accepts them. */
  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public List<Attempt> deliver(List<Delivery> deliveries, BooleanSupplier may) {
    silentUntil.values().removeIf(until -> System.nanoTime() - until >= 0);
    List<Delivery> go = deliveries.stream().filter(delivery -> !isSilent(delivery)).toList();
    Map<Delivery, Published> published = new HashMap<>();
    List<Published> said = publisher.publish(go, may);
    for (int i = 0; i < go.size(); i++) {
      published.put(go.get(i), said.get(i));
    }
    List<Attempt> attempts = new ArrayList<>();
    deliveries.forEach(delivery ->
        attempts.add(attempt(delivery, published.getOrDefault(delivery, Published.SILENT))));
    return attempts;
  }

  private Attempt attempt(Delivery delivery, Published published) {
    return switch (published) {
      case CONFIRMED -> Attempt.done(delivery);
      case UNROUTED, REFUSED -> tried(delivery);
      case NACKED -> Attempt.waits(delivery, retries.first());
      case SILENT -> silent(delivery);
      case OUT_OF_REACH -> Attempt.outage(delivery);
    };
  }

  private Attempt tried(Delivery delivery) {
    boolean last = delivery.attempts() + 1 >= most;
    Duration later = retries.after(delivery.attempts());
    return new Attempt(delivery, last ? End.GIVEN_UP : End.AGAIN, null, later, true);
  }

  /** Until then nothing is published to that queue, so that the others need not wait again. */
  private Attempt silent(Delivery delivery) {
    silentUntil.putIfAbsent(
        delivery.destination().queue(), System.nanoTime() + retries.first().toNanos());
    return Attempt.waits(delivery, retries.first());
  }

  private boolean isSilent(Delivery delivery) {
    return silentUntil.containsKey(delivery.destination().queue());
  }
}
