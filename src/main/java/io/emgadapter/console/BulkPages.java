package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.http.BulkController;
import io.emgadapter.http.BulkController.Bulks;
import io.emgadapter.http.BulkController.Filter;
import io.emgadapter.http.Comment;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Acts upon many parked messages: what is wanted, a preview that freezes which, how far it is, and
 * what became of each. Every form leads on to a page that can be loaded again without acting.
 */
@Controller
class BulkPages {
  private static final String PAGE = "50";

  private final BulkController bulk;

  BulkPages(BulkController bulk) {
    this.bulk = bulk;
  }

  @GetMapping("/console/bulk")
  String list(@RequestParam(required = false) @Nullable String after, Caller caller, Model model) {
    Bulks page = bulk.bulks(after, PAGE, caller);
    model.addAttribute("rows", page.bulks().stream().map(BulkView::new).toList());
    model.addAttribute("next", page.next());
    model.addAttribute("first", after == null);
    return "console/bulk";
  }

  /** What is wanted; the filters stand in the address, so that a cause can link here. */
  @GetMapping("/console/bulk/new")
  String form(
      @RequestParam(defaultValue = "replay") String action,
      @RequestParam(required = false) @Nullable String subscription,
      @RequestParam(required = false) @Nullable String source,
      @RequestParam(required = false) @Nullable String reason,
      Caller caller,
      Model model) {
    model.addAttribute(
        "wanted",
        new Filter(
            action,
            ParkedPages.blank(subscription),
            ParkedPages.blank(source),
            ParkedPages.blank(reason)));
    model.addAttribute("actions", BulkController.ACTIONS);
    model.addAttribute("choices", caller.limits());
    return "console/bulk-new";
  }

  @PostMapping("/console/bulk")
  String preview(
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String subscription,
      @RequestParam(required = false) @Nullable String source,
      @RequestParam(required = false) @Nullable String reason,
      Caller caller) {
    Filter wanted =
        new Filter(
            action,
            ParkedPages.blank(subscription),
            ParkedPages.blank(source),
            ParkedPages.blank(reason));
    return page(bulk.preview(wanted, caller).bulk().id());
  }

  private static String page(UUID id) {
    return "redirect:/console/bulk/" + id;
  }

  @GetMapping("/console/bulk/{id}")
  String one(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "any") String outcome,
      @RequestParam(defaultValue = "0") int after,
      Caller caller,
      Model model) {
    model.addAttribute("bulk", new BulkView(bulk.one(id, caller)));
    model.addAttribute("page", bulk.items(id, outcome, after, PAGE, caller));
    model.addAttribute("outcomes", BulkController.OUTCOMES);
    model.addAttribute("outcome", outcome);
    model.addAttribute("after", after);
    return "console/bulk-one";
  }

  /** How far it is, alone; when it has ended, the browser loads the whole page. */
  @GetMapping("/console/bulk/{id}/live")
  String live(@PathVariable UUID id, Caller caller, Model model, HttpServletResponse response) {
    BulkView view = new BulkView(bulk.one(id, caller));
    if (!view.isRunning()) {
      response.setHeader("HX-Refresh", "true");
    }
    model.addAttribute("bulk", view);
    return "console/bulk-one :: live";
  }

  @PostMapping("/console/bulk/{id}/{act}")
  String act(
      @PathVariable UUID id,
      @PathVariable String act,
      @RequestParam(required = false) @Nullable String comment,
      Caller caller) {
    Comment why = new Comment(ParkedPages.blank(comment));
    switch (act) {
      case "start" -> bulk.start(id, why, caller);
      case "cancel" -> bulk.cancel(id, why, caller);
      default -> throw HttpProblem.notFound("There is no such act.");
    }
    return page(id);
  }
}
