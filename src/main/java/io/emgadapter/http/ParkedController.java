package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.ResolveParked;
import io.emgadapter.ledger.parked.ResolveParked.Done;
import io.emgadapter.ledger.parked.ResolveParked.DoneBefore;
import io.emgadapter.ledger.parked.ResolveParked.NotThere;
import io.emgadapter.ledger.parked.ResolveParked.Resolved;
import io.emgadapter.ledger.parked.ResolveParked.Useless;
import io.emgadapter.ledger.reads.ReadAudit;
import io.emgadapter.ledger.reads.ReadAudit.AuditLine;
import io.emgadapter.ledger.reads.ReadParked;
import io.emgadapter.ledger.reads.ReadParked.ParkedStatus;
import io.emgadapter.ledger.reads.ReadParked.Wanted;
import io.emgadapter.ledger.reads.ReadParkedGroups;
import io.emgadapter.ledger.reads.ReadParkedGroups.ParkedGroup;
import io.emgadapter.operate.Replay;
import io.emgadapter.operate.VerifyAgain;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Parked messages: {@code GET /parked}, and what an operator does with them. */
@RestController
public class ParkedController {
  private static final String OPEN = "PARKED";
  private static final String ANY = "ANY";

  /** What can be asked for as {@code state}. */
  public static final List<String> STATES = List.of(OPEN, "REPLAYED", "DISCARDED", "RESOLVED", ANY);

  private static final String NEWEST = "newest";
  private static final String OLDEST = "oldest";
  private static final List<String> ORDERS = List.of(NEWEST, OLDEST);
  private static final int MOST = 200;

  private final ReadParked parked;
  private final ReadParkedGroups groups;
  private final ReadAudit audit;
  private final Replay replay;
  private final ResolveParked resolveParked;
  private final Visibility visibility;
  private final VerifyAgain verifyAgain;
  private final Masking masking;

  /** Where it is read. */
  @Component
  record Reads(ReadParked parked, ReadParkedGroups groups) {}

  ParkedController(
      Reads reads,
      ReadAudit audit,
      Replay replay,
      ResolveParked resolveParked,
      Visibility visibility,
      VerifyAgain verifyAgain,
      Masking masking) {
    this.parked = reads.parked();
    this.groups = reads.groups();
    this.visibility = visibility;
    this.verifyAgain = verifyAgain;
    this.masking = masking;
    this.audit = audit;
    this.replay = replay;
    this.resolveParked = resolveParked;
  }

  /**
   * A page.
   *
   * @param next to be given as {@code after}; null on the last page
   */
  public record Page(List<ParkedStatus> parked, @Nullable UUID next) {}

  /** One parked message with its content and what was done to it. */
  public record Opened(ParkedStatus parked, @Nullable Content content, List<AuditLine> audit) {}

  /**
   * A caller that is limited to subscriptions names one. Messages of no subscription are for
   * callers without limits.
   */
  @GetMapping("/parked")
  public Page page(
      @RequestParam(defaultValue = OPEN) String state,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String subscription,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = NEWEST) String order,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller) {
    if (!caller.reaches(subscription)) {
      throw HttpProblem.wrong("Send as subscription one of yours: " + caller.limits() + ".");
    }
    int most = Math.clamp(limit, 1, MOST);
    String only = ListQuery.oneOf(STATES, "state", state).equals(ANY) ? null : state;
    boolean oldest = ListQuery.oneOf(ORDERS, "order", order).equals(OLDEST);
    List<ParkedStatus> page =
        parked.page(new Wanted(only, reason, subscription, after, oldest, most));
    return new Page(page, page.size() == most ? page.getLast().id() : null);
  }

  /**
   * What waits, by its causes, the largest group first.
   *
   * @param groups one for each source and reason
   */
  public record Groups(List<ParkedGroup> groups) {}

  @GetMapping("/parked/groups")
  public Groups groups(
      @RequestParam(required = false) @Nullable String subscription, Caller caller) {
    return new Groups(groups.groups(visibility.seen(caller, subscription)));
  }

  @GetMapping("/parked/{id}")
  public Opened one(@PathVariable UUID id, Caller caller) {
    ParkedStatus status =
        find(id, caller).orElseThrow(() -> HttpProblem.notFound("Nothing parked has it."));
    return new Opened(
        status,
        parked
            .bytes(id)
            .map(bytes -> Content.of(masking.parked(caller, id, status.sender(), bytes)))
            .orElse(null),
        status.source().equals("task")
            ? audit.of("task/" + id, "parked/" + id)
            : audit.of("parked/" + id));
  }

  /**
   * Whether the signature of something parked verifies by the keys of now, so that a replay would
   * not be in vain for that; empty where it is no message from Equinix, or nothing verifies.
   */
  public Optional<Boolean> verifiesNow(UUID id, Caller caller) {
    return find(id, caller)
        .filter(status -> status.source().equals(Park.EMG))
        .flatMap(status -> parked.bytes(id).flatMap(bytes -> verifyAgain.verifies(status, bytes)));
  }

  private Optional<ParkedStatus> find(UUID id, Caller caller) {
    return parked.one(id).filter(status -> caller.reaches(status.subscription()));
  }

  private void check(UUID id, Caller caller) {
    if (find(id, caller).isEmpty()) {
      throw notThere();
    }
  }

  // Only JSON: a page in a browser on this host cannot send it without being asked.
  @PostMapping(path = "/parked/{id}/replay", consumes = "application/json")
  public Map<String, Object> replay(
      @PathVariable UUID id, @RequestBody Comment comment, Caller caller) {
    check(id, caller);
    return answer(id, replay.replay(id, comment.by(caller)));
  }

  @PostMapping(path = "/parked/{id}/discard", consumes = "application/json")
  public Map<String, Object> discard(
      @PathVariable UUID id, @RequestBody Comment comment, Caller caller) {
    check(id, caller);
    return answer(id, resolveParked.discard(id, comment.by(caller)));
  }

  private static Map<String, Object> answer(UUID id, Resolved resolved) {
    return switch (resolved) {
      case Done(String effect) -> Map.of("id", id, "effect", effect);
      case DoneBefore(var state, var by, var at) ->
          throw HttpProblem.conflict("It was " + state + " by " + by + " at " + at + ".")
              .code("done-before");
      case Useless(var code, var sentence, var problems) -> {
        HttpProblem useless = HttpProblem.unusable(sentence).code(code);
        throw problems.isEmpty() ? useless : useless.problems(problems);
      }
      case NotThere() -> throw notThere();
    };
  }

  private static HttpProblem notThere() {
    return HttpProblem.notFound("Nothing parked has this id.").code("not-there");
  }

  /**
   * The bytes of a parked message, as they came; they may hold personal data.
   *
   * @param text the bytes, if they are UTF-8
   * @param base64 the bytes, if they are not UTF-8
   */
  public record Content(@Nullable String text, @Nullable String base64) {

    static Content of(byte[] bytes) {
      try {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return new Content(text, null);
      } catch (CharacterCodingException e) {
        return new Content(null, Base64.getEncoder().encodeToString(bytes));
      }
    }

    /** Without the content. */
    @Override
    public String toString() {
      return "Content[…]";
    }
  }
}
