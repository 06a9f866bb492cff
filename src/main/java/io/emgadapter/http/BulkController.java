package io.emgadapter.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.ledger.parked.CommandBulk;
import io.emgadapter.ledger.parked.PreviewBulk;
import io.emgadapter.ledger.parked.PreviewBulk.Wanted;
import io.emgadapter.ledger.reads.Page;
import io.emgadapter.ledger.reads.ReadBulk;
import io.emgadapter.ledger.reads.ReadBulk.BulkItemStatus;
import io.emgadapter.ledger.reads.ReadBulk.BulkStatus;
import io.emgadapter.ledger.reads.ReadBulk.Outcome;
import io.emgadapter.work.Bells;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Acts upon many parked messages: a preview freezes which, a second call starts it, and it goes on
 * by itself.
 */
@RestController
public class BulkController {
  /** What can be done to many. */
  public static final List<String> ACTIONS = List.of("replay", "discard");

  /** What can be asked for as {@code outcome}. */
  public static final List<String> OUTCOMES = List.of("any", "done", "failed", "open");

  private static final int SAMPLE = 10;

  private final PreviewBulk previewBulk;
  private final CommandBulk commandBulk;
  private final ReadBulk bulks;
  private final Visibility visibility;
  private final Bells bells;

  BulkController(
      PreviewBulk previewBulk,
      CommandBulk commandBulk,
      ReadBulk bulks,
      Visibility visibility,
      Bells bells) {
    this.previewBulk = previewBulk;
    this.commandBulk = commandBulk;
    this.bulks = bulks;
    this.visibility = visibility;
    this.bells = bells;
  }

  /**
   * What is to be done, and to which parked messages; null for any.
   *
   * @param action {@code replay} or {@code discard}
   */
  public record Filter(
      @Nullable String action,
      @Nullable String subscription,
      @Nullable String source,
      @Nullable String reason) {}

  /** A preview, with the first of its items. */
  public record Preview(@JsonUnwrapped BulkStatus bulk, List<BulkItemStatus> sample) {}

  /**
   * A page of acts, the latest first.
   *
   * @param next to be given as {@code after}; null on the last page
   */
  public record Bulks(List<BulkStatus> bulks, @Nullable String next) {}

  /**
   * A page of items, in their order.
   *
   * @param next to be given as {@code after}; null on the last page
   */
  public record Items(List<BulkItemStatus> items, @Nullable Integer next) {}

  /** Changes nothing but that the preview is kept. */
  @PostMapping(path = "/bulk", consumes = "application/json")
  public Preview preview(@RequestBody Filter filter, Caller caller) {
    if (!caller.reaches(filter.subscription())) {
      throw HttpProblem.wrong("Send as subscription one of yours: " + caller.limits() + ".");
    }
    Wanted wanted =
        new Wanted(
            ListQuery.oneOf(ACTIONS, "action", String.valueOf(filter.action())),
            ListQuery.text("subscription", filter.subscription()),
            ListQuery.text("source", filter.source()),
            ListQuery.text("reason", filter.reason()));
    UUID id = previewBulk.preview(wanted, caller.name(), PreviewBulk.MOST);
    return new Preview(find(id, caller), bulks.items(id, Outcome.ANY, 0, SAMPLE));
  }

  @GetMapping("/bulk")
  public Bulks bulks(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") String limit,
      Caller caller) {
    Page<BulkStatus> page =
        bulks.page(visibility.seen(caller, null), ListQuery.afterId(after), ListQuery.limit(limit));
    return new Bulks(page.items(), ListQuery.next(page));
  }

  @GetMapping("/bulk/{id}")
  public BulkStatus one(@PathVariable UUID id, Caller caller) {
    return find(id, caller);
  }

  @GetMapping("/bulk/{id}/items")
  public Items items(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "any") String outcome,
      @RequestParam(defaultValue = "0") int after,
      @RequestParam(defaultValue = "50") String limit,
      Caller caller) {
    find(id, caller);
    int most = ListQuery.limit(limit);
    Outcome which =
        Outcome.valueOf(ListQuery.oneOf(OUTCOMES, "outcome", outcome).toUpperCase(Locale.ROOT));
    List<BulkItemStatus> items = bulks.items(id, which, after, most);
    return new Items(items, items.size() == most ? items.getLast().nth() : null);
  }

  @PostMapping(path = "/bulk/{id}/start", consumes = "application/json")
  public Map<String, Object> start(
      @PathVariable UUID id, @RequestBody Comment comment, Caller caller) {
    BulkStatus bulk = find(id, caller);
    if (bulk.items() == 0) {
      throw HttpProblem.unusable("Nothing that is parked fits; preview something else.")
          .code("nothing-fits");
    }
    if (!commandBulk.start(id, comment.by(caller))) {
      throw HttpProblem.conflict("It is " + find(id, caller).state() + ".").code("done-before");
    }
    bells.bulks().ring();
    return Map.of("id", id, "effect", "It runs; see GET /bulk/" + id + ".");
  }

  @PostMapping(path = "/bulk/{id}/cancel", consumes = "application/json")
  public Map<String, Object> cancel(
      @PathVariable UUID id, @RequestBody Comment comment, Caller caller) {
    find(id, caller);
    if (!commandBulk.cancel(id, comment.by(caller))) {
      throw HttpProblem.conflict("It is " + find(id, caller).state() + ".").code("done-before");
    }
    return Map.of("id", id, "effect", "It is cancelled; what was done stays done.");
  }

  private BulkStatus find(UUID id, Caller caller) {
    return bulks
        .one(id)
        .filter(bulk -> caller.reaches(bulk.subscription()))
        .orElseThrow(() -> HttpProblem.notFound("No act upon many has this id.").code("not-there"));
  }
}
