package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Ready;
import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.order.Route;
import io.emgadapter.sight.TraceSpan;
import io.emgadapter.sight.TraceSpan.Attribute;
import io.emgadapter.sight.Traces;
import io.emgadapter.sight.Traces.Part;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The spans of Tasks on their way out, each in the trace of its request. The trace itself stays in
 * the house: nothing of it is in an envelope or a call to Equinix.
 */
@Component
record TaskSpans(Traces traces) {

  /** Spans of Tasks that are being sealed. */
  record Seals(Map<UUID, TraceSpan> spans) {
    private static final Seals NONE = new Seals(Map.of());

    /** Nobody knows which of them were sealed. */
    void undecided() {
      spans.values().forEach(span -> span.end("undecided"));
    }

    /** These were sealed, the others not. */
    void end(Set<UUID> sealed) {
      spans.forEach((task, span) -> span.end(sealed.contains(task) ? "sealed" : "unsealed"));
    }
  }

  /** Begins the spans of Tasks that are being sealed. */
  Seals seal(Collection<Ready> ready) {
    if (!traces.isOn()) {
      return Seals.NONE;
    }
    Map<UUID, TraceSpan> spans = new HashMap<>();
    ready.forEach(each -> spans.put(each.task().id(), begin(Part.SEAL, each.task())));
    return new Seals(spans);
  }

  /** Begins the spans of Tasks that are handed to their gateway, one for each. */
  List<TraceSpan> send(List<ClaimedTask> tasks) {
    return traces.isOn()
        ? tasks.stream()
            .map(task -> begin(task.route() == Route.EMG ? Part.SEND : Part.CALL, task))
            .toList()
        : List.of();
  }

  /** Ends them with what became of each Task, in the same order. */
  static void sent(List<TraceSpan> spans, List<Outcome> outcomes) {
    for (int i = 0; i < spans.size(); i++) {
      spans.get(i).end(SendMeters.word(outcomes.get(i)));
    }
  }

  /** Ends them where nobody knows what became of the Tasks. */
  static void undecided(List<TraceSpan> spans) {
    spans.forEach(span -> span.end("undecided"));
  }

  private TraceSpan begin(Part part, ClaimedTask task) {
    return traces
        .begin(part, task.trace())
        .task(task.id(), task.subscription(), task.verb().word(), task.resource().word())
        .with(Attribute.ROUTE, task.route().word());
  }
}
