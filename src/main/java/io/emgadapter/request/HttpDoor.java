package io.emgadapter.request;

import io.emgadapter.access.Caller;
import io.emgadapter.access.Upload;
import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.accept.Accept.Acceptance;
import io.emgadapter.ledger.accept.Accept.Acceptance.Accepted;
import io.emgadapter.ledger.accept.Accept.Acceptance.Conflicting;
import io.emgadapter.ledger.accept.Accept.Acceptance.Misdirected;
import io.emgadapter.ledger.accept.Accept.Acceptance.Rejected;
import io.emgadapter.ledger.accept.Accept.Acceptance.Repeated;
import io.emgadapter.ledger.accept.Reject.Asked;
import io.emgadapter.ledger.accept.Reject.Rejection;
import io.emgadapter.ledger.reads.ReadOrders.ReadOwners;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Target;
import io.emgadapter.request.Intake.Room;
import io.emgadapter.request.SenderRules.Grant;
import io.emgadapter.request.SizeLimits.Limits;
import io.emgadapter.request.WorkRequest.Invalid;
import io.emgadapter.request.WorkRequest.Valid;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/**
 * The door for HTTP, whatever address a request comes to: reads what has room, judges it, and
 * answers once the ledger has committed.
 */
public final class HttpDoor {
  private static final int MOST_DISCARDED = 64 << 20;
  private static final Problem NOT_ITS_OWN =
      new Problem("/order", "no-such-order", "Name an order that you asked for.");

  private final RequestReader reader;
  private final Intake intake;
  private final ReadOwners owners;
  private final RequestSettings settings;
  private final Duration within;
  private final Room reading;

  HttpDoor(
      RequestReader reader,
      Intake intake,
      ReadOwners owners,
      RequestSettings settings,
      Duration within) {
    this.reader = reader;
    this.intake = intake;
    this.owners = owners;
    this.settings = settings;
    this.within = within;
    this.reading = new Room(settings.capacityBytes());
  }

  /** Takes a work request as it stands. */
  public CompletableFuture<ResponseEntity<Object>> take(
      HttpServletRequest http, Caller caller, boolean dryRun) throws IOException {
    return take(http, caller, dryRun, Function.identity(), reader::read);
  }

  /**
   * Takes a work request in a short form.
   *
   * @param caller who asks
   * @param dryRun whether it is only judged
   */
  public CompletableFuture<ResponseEntity<Object>> take(
      HttpServletRequest http, Caller caller, boolean dryRun, ShortForm form) throws IOException {
    return take(
        http, caller, dryRun, form::told, (bytes, envoy) -> form.read(bytes, envoy, reader));
  }

  /** How a request is read. */
  private interface Reading {
    WorkRequest read(byte[] bytes, Origin envoy);
  }

  private CompletableFuture<ResponseEntity<Object>> take(
      HttpServletRequest http,
      Caller caller,
      boolean dryRun,
      Function<Problem, Problem> told,
      Reading as)
      throws IOException {
    AtomicInteger pieces = new AtomicInteger();
    try {
      InputStream in = http.getInputStream();
      return switch (Upload.receive(in, settings.mostBytes(), within, () -> roomFor(pieces))) {
        case Upload.Whole(var bytes) -> answer(as.read(bytes, envoy(caller)), caller, dryRun, told);
        case Upload.NoRoom() -> now(Replies.full());
        case Upload.TooSlow() -> now(Replies.tooSlow(within));
        case Upload.TooLarge() -> {
          // Else its sender, still writing, would not see the answer.
          Upload.discard(in, MOST_DISCARDED, within);
          yield now(Replies.tooLarge(Limits.tooLarge(settings.mostBytes())));
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

  private static Origin envoy(Caller caller) {
    return new Origin(caller.sender(), Grant.only(caller.subscriptions()), new Reply(null, null));
  }

  private CompletableFuture<ResponseEntity<Object>> answer(
      WorkRequest request, Caller caller, boolean dryRun, Function<Problem, Problem> told) {
    return switch (request) {
      case Invalid invalid -> {
        ResponseEntity<Object> refusal =
            Replies.invalid(invalid.readable(), invalid.problems().stream().map(told).toList());
        yield dryRun || invalid.asked() == null ? now(refusal) : ask(invalid.asked(), refusal);
      }
      case Valid(NewRequest valid) when !mayChange(caller, valid) ->
          now(Replies.invalid(true, List.of(told.apply(NOT_ITS_OWN))));
      case Valid(NewRequest valid) ->
          dryRun ? now(Replies.wouldBeAccepted(valid.notes())) : offer(valid, told);
    };
  }

  private boolean mayChange(Caller caller, NewRequest request) {
    Target order = request.target();
    return order == null
        || caller.changesAll()
        || owners.isOf(caller.senders(), request.subscription(), order);
  }

  private CompletableFuture<ResponseEntity<Object>> offer(
      NewRequest request, Function<Problem, Problem> told) {
    CompletableFuture<Acceptance> acceptance = intake.offer(request);
    return acceptance == null
        ? now(Replies.full())
        : acceptance.thenApply(result -> reply(request, result, told));
  }

  /** What is not allowed by now may have been accepted before: then it is answered as it was. */
  private CompletableFuture<ResponseEntity<Object>> ask(
      Asked asked, ResponseEntity<Object> refusal) {
    CompletableFuture<Acceptance> known =
        intake.offer(new Rejection(asked, new Reply(null, null), null));
    return known == null
        ? now(Replies.full())
        : known.thenApply(acceptance ->
            switch (acceptance) {
              case Accepted _, Repeated _ -> Replies.accepted(asked.key().id(), List.of());
              case Conflicting _ -> Replies.conflict(asked.key().id());
              case Rejected _, Misdirected _ -> refusal;
            });
  }

  private static ResponseEntity<Object> reply(
      NewRequest request, Acceptance acceptance, Function<Problem, Problem> told) {
    return switch (acceptance) {
      case Accepted _, Repeated _ -> Replies.accepted(request.requestId(), request.notes());
      case Conflicting(_) -> Replies.conflict(request.requestId());
      case Misdirected(Problem problem) -> Replies.invalid(true, List.of(told.apply(problem)));
      case Rejected() -> Replies.invalid(true, List.of());
    };
  }

  private static CompletableFuture<ResponseEntity<Object>> now(ResponseEntity<Object> reply) {
    return CompletableFuture.completedFuture(reply);
  }
}
