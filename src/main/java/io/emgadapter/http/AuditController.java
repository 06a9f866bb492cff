package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.ledger.reads.Page;
import io.emgadapter.ledger.reads.ReadAudit;
import io.emgadapter.ledger.reads.ReadAudit.AuditLine;
import io.emgadapter.ledger.reads.ReadAudit.Wanted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows who did what: {@code GET /audit}. */
@RestController
public class AuditController {
  private final ReadAudit audit;
  private final Visibility visibility;

  AuditController(ReadAudit audit, Visibility visibility) {
    this.audit = audit;
    this.visibility = visibility;
  }

  /**
   * A page of acts, the latest first.
   *
   * @param next to be given as {@code after}; null on the last page
   */
  public record Acts(List<AuditLine> acts, @Nullable String next) {}

  /** What belongs to no subscription is for callers without limits. */
  @GetMapping("/audit")
  public Acts acts(
      @RequestParam(required = false) @Nullable String target,
      @RequestParam(required = false) @Nullable String actor,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String subscription,
      @RequestParam(required = false) @Nullable String since,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") String limit,
      Caller caller) {
    Wanted wanted =
        new Wanted(
            visibility.seen(caller, subscription),
            ListQuery.text("target", target),
            ListQuery.text("actor", actor),
            ListQuery.text("action", action),
            ListQuery.since(since));
    Page<AuditLine> page = audit.page(wanted, ListQuery.afterId(after), ListQuery.limit(limit));
    return new Acts(page.items(), ListQuery.next(page));
  }
}
