package io.emgadapter.operate;

import io.emgadapter.ledger.ResolveParked;
import io.emgadapter.ledger.ResolveParked.Done;
import io.emgadapter.ledger.ResolveParked.DoneBefore;
import io.emgadapter.ledger.ResolveParked.NotThere;
import io.emgadapter.ledger.ResolveParked.Resolved;
import io.emgadapter.ledger.ResolveParked.Useless;
import io.emgadapter.ledger.reads.AuditLine;
import io.emgadapter.ledger.reads.ParkedStatus;
import io.emgadapter.ledger.reads.ReadAudit;
import io.emgadapter.ledger.reads.ReadParked;
import io.emgadapter.ledger.reads.ReadParked.Wanted;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What is parked: {@code GET /parked}, and what an operator does with it. */
@RestController
class ParkedController {
  private static final String OPEN = "PARKED";
  private static final String ANY = "ANY";
  private static final int MOST = 200;

  private final ReadParked parked;
  private final ReadAudit audit;
  private final Replay replay;
  private final ResolveParked resolveParked;

  ParkedController(ReadParked parked, ReadAudit audit, Replay replay, ResolveParked resolveParked) {
    this.parked = parked;
    this.audit = audit;
    this.replay = replay;
    this.resolveParked = resolveParked;
  }

  /**
   * A page.
   *
   * @param next to be given as {@code after}; null on the last page
   */
  record Page(List<ParkedStatus> parked, @Nullable UUID next) {}

  /** One parked message with its content and what was done to it. */
  record Opened(ParkedStatus parked, @Nullable Content content, List<AuditLine> audit) {}

  @GetMapping("/parked")
  Page page(
      @RequestParam(defaultValue = OPEN) String state,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String subscription,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "newest") String order,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    String only = state.equals(ANY) ? null : state;
    boolean oldest = order.equals("oldest");
    List<ParkedStatus> page =
        parked.page(new Wanted(only, reason, subscription, after, oldest, most));
    return new Page(page, page.size() == most ? page.getLast().id() : null);
  }

  @GetMapping("/parked/{id}")
  Opened one(@PathVariable UUID id) {
    ParkedStatus status =
        parked
            .one(id)
            .orElseThrow(
                () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Nothing parked has it."));
    return new Opened(
        status,
        parked.bytes(id).map(Content::of).orElse(null),
        audit.of((status.source().equals("task") ? "task/" : "parked/") + id));
  }

  // Only JSON: a page in a browser on this host cannot send it without being asked.
  @PostMapping(path = "/parked/{id}/replay", consumes = "application/json")
  ResponseEntity<Object> replay(
      @PathVariable UUID id, @RequestBody Comment comment, @Nullable Principal user) {
    return answer(id, replay.replay(id, comment.by(user)));
  }

  @PostMapping(path = "/parked/{id}/discard", consumes = "application/json")
  ResponseEntity<Object> discard(
      @PathVariable UUID id, @RequestBody Comment comment, @Nullable Principal user) {
    return answer(id, resolveParked.discard(id, comment.by(user)));
  }

  private static ResponseEntity<Object> answer(UUID id, Resolved resolved) {
    return switch (resolved) {
      case Done(String effect) -> ResponseEntity.ok(Map.of("id", id, "effect", effect));
      case DoneBefore(var state, var by, var at) ->
          Refusals.notNow("done-before", "It was " + state + " by " + by + " at " + at + ".");
      case Useless(var code, var sentence, var problems) ->
          Refusals.useless(code, sentence, problems);
      case NotThere() -> Refusals.notThere("Nothing parked has this id.");
    };
  }
}
