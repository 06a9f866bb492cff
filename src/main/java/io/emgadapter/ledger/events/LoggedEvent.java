package io.emgadapter.ledger.events;

import io.emgadapter.event.NewEvent;
import io.emgadapter.event.RecordedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event at its place in the log, with all that its readers need.
 *
 * @param routingKey by which consumers of the topic exchange bind
 * @param isFinal whether a request ends with it, so that somebody must hear it
 * @param correlationId what its sender wants to find again on it
 * @param replies the queues where a copy is wanted, each once, and the correlation id that it has
 *     there
 */
public record LoggedEvent(
    RecordedEvent event,
    String routingKey,
    boolean isFinal,
    @Nullable String correlationId,
    List<NewEvent.Reply> replies) {

  /** Its number in the log. */
  public long number() {
    return event.sequence();
  }

  /** About how many bytes it holds in memory. */
  int size() {
    return 500 + event.data().length;
  }

  /** One that has just been written. */
  static LoggedEvent of(
      NewEvent event, long number, Instant at, byte[] data, List<NewEvent.Reply> copies) {
    NewEvent.Reply own = event.reply();
    return new LoggedEvent(
        new RecordedEvent(
            event.id(), event.type(), event.subject(), event.subscription(), number, at, data),
        event.routingKey(),
        event.finalForRequest(),
        own == null ? null : own.correlationId(),
        replies(own, copies));
  }

  /** Who asked last has the word about a queue's correlation id. */
  static List<NewEvent.Reply> replies(NewEvent.@Nullable Reply own, List<NewEvent.Reply> copies) {
    Map<String, NewEvent.Reply> once = new LinkedHashMap<>();
    if (own != null && own.queue() != null) {
      once.put(own.queue(), own);
    }
    copies.forEach(copy -> once.put(String.valueOf(copy.queue()), copy));
    return List.copyOf(once.values());
  }
}
