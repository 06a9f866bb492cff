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
 * The queues that senders named. One that is gone is tried so often and then given up; one that
 * does not confirm costs the others a second, once in a while.
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
  public Stream<Delivery> copies(LoggedEvent event) {
    return event.replies().stream()
        .filter(reply -> reply.queue() != null)
        .map(reply ->
            Delivery.of(
                event, Destination.reply(String.valueOf(reply.queue())), reply.correlationId()));
  }

  /** Repetitions have their answers left here. */
  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public List<Attempt> tell(List<Delivery> copies, BooleanSupplier may) {
    silentUntil.values().removeIf(until -> System.nanoTime() - until >= 0);
    List<Delivery> go = copies.stream().filter(copy -> !isSilent(copy)).toList();
    Map<Delivery, Published> published = new HashMap<>();
    List<Published> said = publisher.deliver(go, may);
    for (int i = 0; i < go.size(); i++) {
      published.put(go.get(i), said.get(i));
    }
    List<Attempt> told = new ArrayList<>();
    copies.forEach(copy -> told.add(told(copy, published.getOrDefault(copy, Published.SILENT))));
    return told;
  }

  private Attempt told(Delivery copy, Published published) {
    return switch (published) {
      case CONFIRMED -> Attempt.done(copy);
      case UNROUTED, REFUSED -> tried(copy);
      case NACKED -> Attempt.waits(copy, retries.first());
      case SILENT -> silent(copy);
      case OUT_OF_REACH -> Attempt.outage(copy);
    };
  }

  private Attempt tried(Delivery copy) {
    boolean last = copy.attempts() + 1 >= most;
    Duration later = retries.after(copy.attempts());
    return new Attempt(copy, last ? End.GIVEN_UP : End.AGAIN, null, later, true);
  }

  /** What else is for that queue does not wait for it meanwhile. */
  private Attempt silent(Delivery copy) {
    silentUntil.putIfAbsent(
        copy.destination().queue(), System.nanoTime() + retries.first().toNanos());
    return Attempt.waits(copy, retries.first());
  }

  private boolean isSilent(Delivery copy) {
    return silentUntil.containsKey(copy.destination().queue());
  }
}
