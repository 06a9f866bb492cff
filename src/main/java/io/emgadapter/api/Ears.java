package io.emgadapter.api;

import io.emgadapter.access.Caller;
import io.emgadapter.event.RecordedEvent;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of an event its hearer may know: nothing where it is of a request that it may not see, and
 * no {@code context}, which is its sender's own, unless it is entitled to that.
 *
 * @param caller who hears
 */
record Ears(Caller caller) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String CONTEXT = "context";

  Optional<RecordedEvent> hear(RecordedEvent event) {
    if (caller.readsContextOf(null)) {
      return Optional.of(event);
    }
    ObjectNode data = (ObjectNode) JSON.readTree(event.data());
    String sender = data.path("sender").asString(null);
    if (!caller.sees(sender)) {
      return Optional.empty();
    }
    return Optional.of(caller.readsContextOf(sender) ? event : without(event, data));
  }

  private static RecordedEvent without(RecordedEvent event, ObjectNode data) {
    return data.remove(CONTEXT) == null
        ? event
        : new RecordedEvent(
            event.id(),
            event.type(),
            event.subject(),
            event.subscription(),
            event.sequence(),
            event.occurredAt(),
            JSON.writeValueAsBytes(data));
  }
}
