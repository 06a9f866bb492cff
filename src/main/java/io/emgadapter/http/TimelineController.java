package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.access.PathRules.Right;
import io.emgadapter.ledger.reads.Page;
import io.emgadapter.ledger.reads.ReadTimeline;
import io.emgadapter.ledger.reads.ReadTimeline.Known;
import io.emgadapter.ledger.reads.ReadTimeline.Onlooker;
import io.emgadapter.ledger.reads.ReadTimeline.TimelineStep;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells the life of a work request in the order of time. */
@RestController
public class TimelineController {
  private final ReadTimeline timeline;

  TimelineController(ReadTimeline timeline) {
    this.timeline = timeline;
  }

  /**
   * A page of steps, the earliest first.
   *
   * @param next to be given as {@code after}; null on the last page
   */
  public record Timeline(List<TimelineStep> steps, @Nullable String next) {}

  @GetMapping("/work-requests/{id}/timeline")
  public Timeline timeline(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String sender,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") String limit,
      Caller caller) {
    String whose = sender == null ? caller.sender() : sender;
    Known known =
        timeline
            .known(whose, id)
            .filter(each -> caller.sees(whose) && caller.reaches(each.subscription()))
            .orElseThrow(() -> HttpProblem.notFound("No work request of this sender has this id."));
    Onlooker onlooker =
        new Onlooker(caller.may(Right.VIEW) ? null : caller.senders(), caller.may(Right.OPERATE));
    Page<TimelineStep> page =
        timeline.page(known.request(), onlooker, ListQuery.after(after), ListQuery.limit(limit));
    return new Timeline(page.items(), ListQuery.next(page));
  }
}
