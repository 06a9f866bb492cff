package io.emgadapter.request;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpSettings;
import io.emgadapter.access.Upload;
import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.accept.Acceptance;
import io.emgadapter.ledger.accept.Acceptance.Accepted;
import io.emgadapter.ledger.accept.Acceptance.Conflicting;
import io.emgadapter.ledger.accept.Acceptance.NotAcceptable;
import io.emgadapter.ledger.accept.Acceptance.Rejected;
import io.emgadapter.ledger.accept.Acceptance.Repeated;
import io.emgadapter.ledger.accept.Reject.Asked;
import io.emgadapter.ledger.accept.Reject.Rejection;
import io.emgadapter.ledger.reads.ReadOrders;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Target;
import io.emgadapter.request.RequestMeters.Door;
import io.emgadapter.request.RequestMeters.Verdict;
import io.emgadapter.request.SizeLimits.Limits;
import io.emgadapter.request.WorkRequest.Invalid;
import io.emgadapter.request.WorkRequest.Valid;
import io.emgadapter.sight.TraceContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * The door for HTTP, whatever path a request comes by: reads it if there is room, checks it, and
 * answers after the ledger has committed.
 */
@Component
public final class HttpDoor {
  private static final int MOST_DISCARDED = 64 << 20;
  private static final Reply NO_REPLY = new Reply(null, null);
  private static final Problem NOT_ITS_OWN =
      new Problem("/order", "no-such-order", "Name an order that you asked for.");

  private final RequestReader reader;
  private final Intake intake;
  private final ReadOrders orders;
  private final RequestSettings settings;
  private final RequestMeters meters;
  private final Duration within;
  private final ByteBudget reading;

  HttpDoor(
      RequestReader reader,
      Intake intake,
      ReadOrders orders,
      RequestSettings settings,
      HttpSettings http,
      RequestMeters meters) {
    this.reader = reader;
    this.intake = intake;
    this.orders = orders;
    this.settings = settings;
    this.meters = meters;
    this.within = http.bodyWithin();
    this.reading = new ByteBudget(settings.capacityBytes());
  }

  /** Takes a complete work request. */
  public CompletableFuture<ResponseEntity<Object>> take(
      HttpServletRequest http, Caller caller, boolean dryRun) throws IOException {
    return take(http, caller, dryRun, Function.identity(), reader::read);
  }

  /**
   * Takes a work request in a short form.
   *
   * @param caller who asks
   * @param dryRun whether it is only checked
   */
  public CompletableFuture<ResponseEntity<Object>> take(
      HttpServletRequest http, Caller caller, boolean dryRun, RequestTemplate form)
      throws IOException {
    return take(
        http, caller, dryRun, form::asSent, (bytes, origin) -> form.read(bytes, origin, reader));
  }

  private CompletableFuture<ResponseEntity<Object>> take(
      HttpServletRequest http,
      Caller caller,
      boolean dryRun,
      Function<Problem, Problem> asSent,
      BiFunction<byte[], Origin, WorkRequest> as)
      throws IOException {
    meters.received(Door.HTTP);
    try {
      return receive(http, caller, dryRun, asSent, as)
          .whenComplete((answered, failure) ->
              meters.decided(Door.HTTP, failure == null ? answered.verdict() : Verdict.UNDECIDED))
          .thenApply(Answered::reply);
    } catch (IOException | RuntimeException e) {
      meters.decided(Door.HTTP, Verdict.UNDECIDED);
      throw e;
    }
  }

  /** What HTTP answers, and what that means for the request. */
  private record Answered(Verdict verdict, ResponseEntity<Object> reply) {}

  private CompletableFuture<Answered> receive(
      HttpServletRequest http,
      Caller caller,
      boolean dryRun,
      Function<Problem, Problem> asSent,
      BiFunction<byte[], Origin, WorkRequest> as)
      throws IOException {
    AtomicInteger pieces = new AtomicInteger();
    try {
      InputStream in = http.getInputStream();
      return switch (Upload.receive(in, settings.mostBytes(), within, () -> roomFor(pieces))) {
        case Upload.Whole(var bytes) ->
            answer(as.apply(bytes, origin(http, caller)), caller, dryRun, asSent);
        case Upload.NoRoom() -> now(Verdict.FULL, Replies.full());
        case Upload.TooSlow() -> now(Verdict.REJECTED, Replies.tooSlow(within));
        case Upload.TooLarge() -> {
          // Else its sender, still writing, would not see the answer.
          Upload.discard(in, MOST_DISCARDED, within);
          yield now(Verdict.REJECTED, Replies.tooLarge(Limits.tooLarge(settings.mostBytes())));
        }
      };
    } finally {
      while (pieces.getAndDecrement() > 0) {
        reading.give(Upload.PIECE);
      }
    }
  }

  /** Only what has arrived takes room: who sends slowly holds a little of it. */
  private boolean roomFor(AtomicInteger pieces) {
    boolean taken = reading.tryTake(Upload.PIECE);
    if (taken) {
      pieces.incrementAndGet();
    }
    return taken;
  }

  private static Origin origin(HttpServletRequest http, Caller caller) {
    TraceContext trace =
        TraceContext.received(
            http.getHeader(TraceContext.PARENT),
            String.join(",", Collections.list(http.getHeaders(TraceContext.STATE))));
    return new Origin(caller.sender(), Grant.only(caller.subscriptions()), NO_REPLY, trace);
  }

  private CompletableFuture<Answered> answer(
      WorkRequest request, Caller caller, boolean dryRun, Function<Problem, Problem> asSent) {
    return switch (request) {
      case Invalid invalid -> {
        ResponseEntity<Object> refusal = refusal(invalid.readable(), invalid.problems(), asSent);
        Asked asked = dryRun ? null : invalid.asked();
        // What is not allowed by now may have been accepted before: then it is answered as it was.
        yield asked == null
            ? now(dryRun ? Verdict.DRY_RUN : Verdict.REJECTED, refusal)
            : decided(
                intake.offer(new Rejection(asked, NO_REPLY, null)),
                asked.key().id(),
                List.of(),
                _ -> refusal);
      }
      case Valid(NewRequest valid) when !mayChange(caller, valid) ->
          now(Verdict.REJECTED, refusal(true, List.of(NOT_ITS_OWN), asSent));
      case Valid(NewRequest valid) ->
          dryRun
              ? now(Verdict.DRY_RUN, Replies.wouldBeAccepted(valid.notes()))
              : decided(
                  intake.offer(valid),
                  valid.requestId(),
                  valid.notes(),
                  problems -> refusal(true, problems, asSent));
    };
  }

  private static ResponseEntity<Object> refusal(
      boolean readable, List<Problem> problems, Function<Problem, Problem> asSent) {
    return Replies.invalid(readable, problems.stream().map(asSent).toList());
  }

  private boolean mayChange(Caller caller, NewRequest request) {
    Target order = request.target();
    return order == null
        || caller.changesAll()
        || orders.isOf(caller.senders(), request.subscription(), order);
  }

  /** Answers when the ledger has decided; what is turned away as this says. */
  private static CompletableFuture<Answered> decided(
      @Nullable CompletableFuture<Acceptance> acceptance,
      String id,
      List<String> notes,
      Function<List<Problem>, ResponseEntity<Object>> refusal) {
    return acceptance == null
        ? now(Verdict.FULL, Replies.full())
        : acceptance.thenApply(
            result -> new Answered(Verdict.of(result), reply(result, id, notes, refusal)));
  }

  private static ResponseEntity<Object> reply(
      Acceptance result,
      String id,
      List<String> notes,
      Function<List<Problem>, ResponseEntity<Object>> refusal) {
    return switch (result) {
      case Accepted _, Repeated _ -> Replies.accepted(id, notes);
      case Conflicting _ -> Replies.conflict(id);
      case NotAcceptable(Problem problem) -> refusal.apply(List.of(problem));
      case Rejected _ -> refusal.apply(List.of());
    };
  }

  private static CompletableFuture<Answered> now(Verdict verdict, ResponseEntity<Object> reply) {
    return CompletableFuture.completedFuture(new Answered(verdict, reply));
  }
}
