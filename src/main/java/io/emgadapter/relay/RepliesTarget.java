package io.emgadapter.relay;

import io.emgadapter.ledger.events.Copy;
import io.emgadapter.ledger.events.Copy.Destination;
import io.emgadapter.ledger.events.Copy.Told;
import io.emgadapter.ledger.events.Copy.Told.Fate;
import io.emgadapter.ledger.events.LoggedEvent;
import io.emgadapter.relay.Publisher.Published;
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
  public Stream<Copy> copies(LoggedEvent event) {
    return event.replies().stream()
        .filter(reply -> reply.queue() != null)
        .map(reply ->
            Copy.of(
                event, Destination.reply(String.valueOf(reply.queue())), reply.correlationId()));
  }

  /** Repetitions have their answers left here. */
  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public List<Told> tell(List<Copy> copies, BooleanSupplier may) {
    silentUntil.values().removeIf(until -> System.nanoTime() - until >= 0);
    List<Copy> go = copies.stream().filter(copy -> !isSilent(copy)).toList();
    Map<Copy, Published> published = new HashMap<>();
    List<Published> said = publisher.deliver(go, may);
    for (int i = 0; i < go.size(); i++) {
      published.put(go.get(i), said.get(i));
    }
    List<Told> told = new ArrayList<>();
    copies.forEach(copy -> told.add(told(copy, published.getOrDefault(copy, Published.SILENT))));
    return told;
  }

  private Told told(Copy copy, Published published) {
    return switch (published) {
      case CONFIRMED -> Told.done(copy);
      case UNROUTED, REFUSED -> tried(copy);
      case NACKED -> Told.waits(copy, retries.first());
      case SILENT -> silent(copy);
      case OUT_OF_REACH -> Told.outage(copy);
    };
  }

  private Told tried(Copy copy) {
    boolean last = copy.attempts() + 1 >= most;
    Duration later = retries.after(copy.attempts());
    return new Told(copy, last ? Fate.GIVEN_UP : Fate.AGAIN, null, later, true);
  }

  /** What else is for that queue does not wait for it meanwhile. */
  private Told silent(Copy copy) {
    silentUntil.putIfAbsent(
        copy.destination().queue(), System.nanoTime() + retries.first().toNanos());
    return Told.waits(copy, retries.first());
  }

  private boolean isSilent(Copy copy) {
    return silentUntil.containsKey(copy.destination().queue());
  }
}
