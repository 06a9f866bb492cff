package io.emgadapter.request;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.Acceptance;
import io.emgadapter.ledger.Acceptance.Accepted;
import io.emgadapter.ledger.Acceptance.Conflicting;
import io.emgadapter.ledger.Acceptance.Misdirected;
import io.emgadapter.ledger.Acceptance.Repeated;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The door for HTTP: {@code POST /work-requests}. It answers once the ledger has committed. */
@RestController
class WorkRequestController {
  private static final long MOST_DISCARDED = 64 << 20;

  private final RequestReader reader;
  private final Intake intake;
  private final RequestSettings settings;
  private final Room reading;

  WorkRequestController(RequestReader reader, Intake intake, RequestSettings settings) {
    this.reader = reader;
    this.intake = intake;
    this.settings = settings;
    this.reading = new Room(settings.capacityBytes());
  }

  // Only JSON: a page in a browser on this host cannot send it without being asked.
  @PostMapping(path = "/work-requests", consumes = "application/json")
  CompletableFuture<ResponseEntity<Object>> post(
      HttpServletRequest http,
      @Nullable Principal user,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    int size = size(http);
    if (!reading.tryTake(size)) {
      return now(Replies.full());
    }
    try {
      return read(http.getInputStream(), user == null ? settings.sender() : user.getName(), dryRun);
    } finally {
      reading.give(size);
    }
  }

  private CompletableFuture<ResponseEntity<Object>> read(
      InputStream in, String sender, boolean dryRun) throws IOException {
    byte[] bytes = in.readNBytes(settings.mostBytes() + 1);
    if (bytes.length > settings.mostBytes()) {
      discard(in);
      return now(Replies.tooLarge(Limits.tooLarge(settings.mostBytes())));
    }
    return switch (reader.read(bytes, new Envoy(sender, new Reply(null, null)))) {
      case Invalid invalid -> now(Replies.invalid(invalid.readable(), invalid.problems()));
      case Valid valid -> dryRun ? now(Replies.wouldBeAccepted()) : offer(valid);
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

  private CompletableFuture<ResponseEntity<Object>> offer(Valid valid) {
    CompletableFuture<Acceptance> acceptance = intake.offer(valid.request());
    return acceptance == null
        ? now(Replies.full())
        : acceptance.thenApply(result -> reply(valid.request().senderId(), result));
  }

  private static ResponseEntity<Object> reply(String id, Acceptance acceptance) {
    return switch (acceptance) {
      case Accepted(_), Repeated(_) -> Replies.accepted(id);
      case Conflicting(_) -> Replies.conflict(id);
      case Misdirected(Problem problem) -> Replies.invalid(true, List.of(problem));
    };
  }

  private static CompletableFuture<ResponseEntity<Object>> now(ResponseEntity<Object> reply) {
    return CompletableFuture.completedFuture(reply);
  }
}
