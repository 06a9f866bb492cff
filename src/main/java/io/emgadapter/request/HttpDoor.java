package io.emgadapter.request;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.Acceptance;
import io.emgadapter.ledger.Acceptance.Accepted;
import io.emgadapter.ledger.Acceptance.Conflicting;
import io.emgadapter.ledger.Acceptance.Misdirected;
import io.emgadapter.ledger.Acceptance.Rejected;
import io.emgadapter.ledger.Acceptance.Repeated;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.Reject.Asked;
import io.emgadapter.ledger.Reject.Rejection;
import io.emgadapter.order.Problem;
import io.emgadapter.request.WorkRequest.Invalid;
import io.emgadapter.request.WorkRequest.Valid;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * The door for HTTP, whatever address a request comes to: reads what has room, judges it, and
 * answers once the ledger has committed.
 */
public final class HttpDoor {
  private static final long MOST_DISCARDED = 64 << 20;

  private final RequestReader reader;
  private final Intake intake;
  private final RequestSettings settings;
  private final Room reading;

  HttpDoor(RequestReader reader, Intake intake, RequestSettings settings) {
    this.reader = reader;
    this.intake = intake;
    this.settings = settings;
    this.reading = new Room(settings.capacityBytes());
  }

  /** Takes a work request as it stands. */
  CompletableFuture<ResponseEntity<Object>> take(
      HttpServletRequest http, @Nullable Principal user, boolean dryRun) throws IOException {
    return take(http, user, dryRun, Function.identity(), reader::read);
  }

  /**
   * Takes a work request in a short form.
   *
   * @param user who asks; null where there are no users
   * @param dryRun whether it is only judged
   */
  public CompletableFuture<ResponseEntity<Object>> take(
      HttpServletRequest http, @Nullable Principal user, boolean dryRun, ShortForm form)
      throws IOException {
    return take(http, user, dryRun, form::told, (bytes, envoy) -> form.read(bytes, envoy, reader));
  }

  /** How a request is read. */
  private interface Reading {
    WorkRequest read(byte[] bytes, Envoy envoy);
  }

  private CompletableFuture<ResponseEntity<Object>> take(
      HttpServletRequest http,
      @Nullable Principal user,
      boolean dryRun,
      Function<Problem, Problem> told,
      Reading as)
      throws IOException {
    int size = size(http);
    if (!reading.tryTake(size)) {
      return now(Replies.full());
    }
    try {
      InputStream in = http.getInputStream();
      byte[] bytes = in.readNBytes(settings.mostBytes() + 1);
      if (bytes.length > settings.mostBytes()) {
        discard(in);
        return now(Replies.tooLarge(Limits.tooLarge(settings.mostBytes())));
      }
      String sender = user == null ? settings.sender() : user.getName();
      return answer(as.read(bytes, new Envoy(sender, new Reply(null, null))), dryRun, told);
    } finally {
      reading.give(size);
    }
  }

  private CompletableFuture<ResponseEntity<Object>> answer(
      WorkRequest request, boolean dryRun, Function<Problem, Problem> told) {
    return switch (request) {
      case Invalid invalid -> {
        ResponseEntity<Object> refusal =
            Replies.invalid(invalid.readable(), invalid.problems().stream().map(told).toList());
        yield dryRun || invalid.asked() == null ? now(refusal) : ask(invalid.asked(), refusal);
      }
      case Valid(NewRequest valid) ->
          dryRun ? now(Replies.wouldBeAccepted(valid.notes())) : offer(valid, told);
    };
  }

  /** What it may take to read it; a sender that does not say its length may send the most. */
  private int size(HttpServletRequest http) {
    long told = http.getContentLengthLong();
    return told < 0 ? settings.mostBytes() : (int) Math.min(told, settings.mostBytes());
  }

  /** Reads what is left, else its sender, still writing, would not see the answer. */
  private static void discard(InputStream in) throws IOException {
    try {
      in.skipNBytes(MOST_DISCARDED);
    } catch (EOFException e) {
      // That was all.
    }
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
      case Accepted _, Repeated _ -> Replies.accepted(request.senderId(), request.notes());
      case Conflicting(_) -> Replies.conflict(request.senderId());
      case Misdirected(Problem problem) -> Replies.invalid(true, List.of(told.apply(problem)));
      case Rejected() -> Replies.invalid(true, List.of());
    };
  }

  private static CompletableFuture<ResponseEntity<Object>> now(ResponseEntity<Object> reply) {
    return CompletableFuture.completedFuture(reply);
  }
}
