package io.emgadapter.request;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.accept.Accept;
import io.emgadapter.ledger.accept.Acceptance;
import io.emgadapter.ledger.accept.Acceptance.Accepted;
import io.emgadapter.ledger.accept.Acceptance.Conflicting;
import io.emgadapter.ledger.accept.Acceptance.NotAcceptable;
import io.emgadapter.ledger.accept.Acceptance.Rejected;
import io.emgadapter.ledger.accept.Acceptance.Repeated;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.request.RequestMeters.Verdict;
import io.emgadapter.request.SizeLimits.Limits;
import io.emgadapter.request.WorkRequest.Invalid;
import io.emgadapter.request.WorkRequest.Valid;
import io.emgadapter.sight.OutcomeCounters;
import io.emgadapter.sight.TraceSpan;
import io.emgadapter.sight.Traces;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a parked work request once more, as if it had just arrived. */
@Component
public class ReplayRequest {
  private static final Problem CONFLICT =
      new Problem("/id", "id-conflict", "Its id was used meanwhile, with other content.");

  private final RequestReader reader;
  private final Accept accept;
  private final RequestSettings settings;
  private final Traces traces;

  ReplayRequest(RequestReader reader, Accept accept, RequestSettings settings, Traces traces) {
    this.reader = reader;
    this.accept = accept;
    this.settings = settings;
    this.traces = traces;
  }

  /**
   * Takes one message within the transaction of the caller, which must be rolled back if there are
   * problems. That the ledger has the request already is no problem.
   *
   * @param sender who asked; null if that is not known
   * @return everything that is wrong with it; empty if the ledger has it
   */
  public List<Problem> take(byte[] bytes, @Nullable String sender, Reply reply) {
    if (bytes.length > settings.mostBytes()) {
      return List.of(Limits.tooLarge(settings.mostBytes()));
    }
    Origin origin = reader.origin(sender, reply);
    return switch (reader.read(bytes, origin)) {
      case Invalid invalid -> invalid.problems();
      case Valid valid ->
          switch (accept(valid.request())) {
            case Accepted _, Repeated _ -> List.of();
            case Conflicting(_) -> List.of(CONFLICT);
            case NotAcceptable(var problem) -> List.of(problem);
            case Rejected() -> List.of(CONFLICT); // only for a message that has an id of its own
          };
    };
  }

  /** A parked message has no headers any more, so it begins a trace of its own. */
  private Acceptance accept(NewRequest request) {
    TraceSpan span = traces.arrive(null);
    ArrivalSpans.about(span, request);
    String outcome = "undecided";
    try {
      Acceptance acceptance =
          accept.accept(List.of(request.traced(span.contextOr(null)))).getFirst();
      outcome = OutcomeCounters.word(Verdict.of(acceptance));
      return acceptance;
    } finally {
      span.end(outcome);
    }
  }
}
