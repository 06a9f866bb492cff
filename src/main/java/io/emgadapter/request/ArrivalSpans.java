package io.emgadapter.request;

import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.accept.Acceptance;
import io.emgadapter.ledger.accept.Reject.Rejection;
import io.emgadapter.order.Verb;
import io.emgadapter.request.RequestMeters.Verdict;
import io.emgadapter.sight.OutcomeCounters;
import io.emgadapter.sight.TraceContext;
import io.emgadapter.sight.TraceSpan;
import io.emgadapter.sight.TraceSpan.OfBatch;
import io.emgadapter.sight.Traces;
import io.emgadapter.sight.Traces.Part;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The spans of what comes: one for each message, in the trace that it came with or in a new one,
 * from the intake to the commit; and one for each batch, with a link to each of those.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What follows is in whenComplete.
record ArrivalSpans(Traces traces, String queue) {

  /** Begins the span of a request; from here on this is its place in the trace. */
  Waiting begin(NewRequest request, boolean isMessage) {
    TraceSpan span = traces.arrive(request.trace());
    if (!span.isRecorded()) {
      return new Waiting.Request(request, isMessage);
    }
    about(span, request);
    return told(
        new Waiting.Request(request.traced(span.contextOr(request.trace())), isMessage), span);
  }

  /** Says which Task a request's span is about. */
  static void about(TraceSpan span, NewRequest request) {
    span.task(
        request.verb() == Verb.CREATE ? request.id() : null,
        request.subscription(),
        request.verb().word(),
        request.resource().word());
  }

  /** Begins the span of a message that is turned away, if there is an event to go on with it. */
  Waiting begin(Rejection rejection, boolean isMessage) {
    TraceSpan span = rejection.report() == null ? TraceSpan.NONE : traces.arrive(rejection.trace());
    return span.isRecorded()
        ? told(
            new Waiting.Refusal(rejection.traced(span.contextOr(rejection.trace())), isMessage),
            span)
        : new Waiting.Refusal(rejection, isMessage);
  }

  private static Waiting told(Waiting item, TraceSpan span) {
    item.done()
        .whenComplete(
            (verdict, failure) -> span.end(failure == null ? word(verdict) : "undecided"));
    return item;
  }

  private static String word(Acceptance acceptance) {
    return OutcomeCounters.word(Verdict.of(acceptance));
  }

  /** Begins the span of a batch; ends with its {@code close}. */
  OfBatch batch(List<Waiting> batch) {
    if (!traces.isOn()) {
      return OfBatch.NONE;
    }
    boolean hasMessages = batch.stream().anyMatch(Waiting::isMessage);
    return traces.batch(
        hasMessages ? Part.INTAKE : Part.POSTED,
        hasMessages ? queue : "",
        batch.size(),
        batch.stream().map(ArrivalSpans::trace).filter(Objects::nonNull).toList());
  }

  private static @Nullable TraceContext trace(Waiting item) {
    return switch (item) {
      case Waiting.Request(NewRequest request, _, _) -> request.trace();
      case Waiting.Refusal(Rejection rejection, _, _) -> rejection.trace();
    };
  }
}
