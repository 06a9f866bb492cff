package io.emgadapter.relay;

import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.sight.OutcomeCounters;
import io.emgadapter.sight.TraceSpan;
import io.emgadapter.sight.TraceSpan.Attribute;
import io.emgadapter.sight.Traces;
import io.emgadapter.sight.Traces.Part;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Tries a target at the broker, with a span for each try to publish an event that is in a trace.
 */
record TracedTarget(EventTarget target, Traces traces) implements AroundTarget.Trying {

  /** The target as it is if there is nothing to record here; a webhook has spans of its own. */
  static EventTarget of(String name, EventTarget target, Traces traces) {
    return traces.isOn() && !name.startsWith("webhook:")
        ? new AroundTarget(target, new TracedTarget(target, traces))
        : target;
  }

  @Override
  public List<Attempt> deliver(List<Delivery> deliveries, BooleanSupplier may) {
    List<TraceSpan> spans = deliveries.stream().map(this::begin).toList();
    List<Attempt> told = target.deliver(deliveries, may);
    for (int i = 0; i < spans.size(); i++) {
      spans.get(i).end(OutcomeCounters.word(told.get(i).end()));
    }
    return told;
  }

  private TraceSpan begin(Delivery delivery) {
    return traces
        .begin(Part.PUBLISH, delivery.logged().event().trace())
        .with(Attribute.EVENT, delivery.logged().event().type().word());
  }
}
