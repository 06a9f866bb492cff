package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.access.PathRules.Right;
import io.emgadapter.http.FindController;
import io.emgadapter.http.FindController.Hit;
import io.emgadapter.http.TaskController;
import io.emgadapter.http.TimelineController;
import io.emgadapter.http.WorkRequestController;
import io.emgadapter.ledger.reads.ReadById.Found;
import io.emgadapter.ledger.reads.ReadRequests.RequestStatus;
import io.emgadapter.ledger.reads.ReadTasks.TaskStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** One box for any id, and one page for a request. */
@Controller
class FindPages {
  private static final String STEPS = "50";

  private final FindController find;
  private final WorkRequestController requests;
  private final TimelineController timeline;

  FindPages(FindController find, WorkRequestController requests, TimelineController timeline) {
    this.find = find;
    this.requests = requests;
    this.timeline = timeline;
  }

  /**
   * Something that was found.
   *
   * @param link its page; null where it has none
   */
  public record Row(Found found, @Nullable String link) {}

  /**
   * What became of a request.
   *
   * @param look the colour of its state
   */
  public record Verdict(String word, String look) {
    private static final String DONE = "ACKNOWLEDGED";

    static Verdict of(RequestStatus request) {
      if (request.openTasks() > 0) {
        return new Verdict("open", "warn");
      }
      return request.tasks().stream().allMatch(task -> task.state().equals(DONE))
          ? new Verdict("done", "good")
          : new Verdict("ended, not done", "bad");
    }
  }

  @GetMapping("/console/find")
  String find(@RequestParam(required = false) @Nullable String id, Caller caller, Model model) {
    String wanted = ParkedPages.blank(id);
    List<Row> rows =
        wanted == null
            ? List.of()
            : find.find(wanted, caller).found().stream().map(hit -> row(hit, caller)).toList();
    model.addAttribute("id", wanted);
    model.addAttribute("rows", rows);
    return "console/find";
  }

  private static Row row(Hit hit, Caller caller) {
    Found found = hit.found();
    return new Row(
        found,
        switch (found.kind()) {
          case "request" -> request(found.id(), found.sender());
          case "task" -> request(found.subject(), found.sender());
          case "event" ->
              String.valueOf(found.state()).startsWith("order.")
                  ? OrderPages.path(found.subject(), found.subscription())
                  : request(found.subject(), found.sender());
          case "order" -> OrderPages.path(found.id(), found.subscription());
          case "notification" ->
              caller.may(Right.VIEW) ? notifications(found.subject(), found.subscription()) : null;
          case "parked" -> "/console/parked/" + found.id();
          default -> null;
        });
  }

  static @Nullable String request(@Nullable String id, @Nullable String sender) {
    return id == null || sender == null
        ? null
        : UriComponentsBuilder.fromPath("/console/request")
            .queryParam("id", "{id}")
            .queryParam("sender", "{sender}")
            .encode()
            .buildAndExpand(id, sender)
            .toUriString();
  }

  private static @Nullable String notifications(
      @Nullable String about, @Nullable String subscription) {
    return about == null || subscription == null
        ? null
        : UriComponentsBuilder.fromPath("/console/notifications")
            .queryParam("servicerId", "{id}")
            .queryParam("subscription", "{subscription}")
            .encode()
            .buildAndExpand(about, subscription)
            .toUriString();
  }

  @GetMapping("/console/request")
  String request(
      @RequestParam String id,
      @RequestParam(required = false) @Nullable String sender,
      @RequestParam(required = false) @Nullable String after,
      Caller caller,
      Model model) {
    RequestStatus request = requests.requestById(id, sender, caller);
    model.addAttribute("request", request);
    model.addAttribute(
        "hidden", Hidden.isIn(request.tasks().stream().map(TaskStatus::description).toList()));
    model.addAttribute("timeline", timeline.timeline(id, sender, after, STEPS, caller));
    model.addAttribute("first", after == null);
    model.addAttribute("resolvable", TaskController.RESOLVABLE);
    model.addAttribute("verdict", Verdict.of(request));
    return "console/request";
  }
}
