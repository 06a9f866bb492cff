package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.http.Comment;
import io.emgadapter.http.ParkedController;
import io.emgadapter.http.ParkedController.Opened;
import io.emgadapter.ledger.reads.ReadParked.ParkedStatus;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is parked, by its causes and one by one, and what an operator does with it. */
@Controller
class ParkedPages {
  private static final String OPEN = "PARKED";
  private static final int PAGE = 50;

  private final ParkedController parked;

  ParkedPages(ParkedController parked) {
    this.parked = parked;
  }

  /** Without a subscription, a caller with limits sees the first of its own. */
  @GetMapping("/console/parked")
  String list(
      @RequestParam(defaultValue = OPEN) String state,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String subscription,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "newest") String order,
      Caller caller,
      Model model) {
    String cause = blank(reason);
    List<String> limits = caller.limits();
    String whose = blank(subscription);
    if (whose == null && limits != null && !limits.isEmpty()) {
      whose = limits.getFirst();
    }
    model.addAttribute("groups", parked.groups(limits == null ? null : whose, caller).groups());
    model.addAttribute("page", parked.page(state, cause, whose, after, order, PAGE, caller));
    model.addAttribute("state", state);
    model.addAttribute("states", ParkedController.STATES);
    model.addAttribute("reason", cause);
    model.addAttribute("subscription", whose);
    model.addAttribute("choices", limits);
    model.addAttribute("order", order);
    model.addAttribute("first", after == null);
    return "console/parked";
  }

  /** An empty field of a form asks for nothing. */
  static @Nullable String blank(@Nullable String field) {
    return field == null || field.isBlank() ? null : field.strip();
  }

  @GetMapping("/console/parked/{id}")
  String one(@PathVariable UUID id, Caller caller, Model model) {
    show(id, caller, model);
    return "console/parked-one";
  }

  private ParkedStatus show(UUID id, Caller caller, Model model) {
    Opened opened = parked.one(id, caller);
    model.addAttribute("item", opened.parked());
    model.addAttribute("audit", opened.audit());
    model.addAttribute("acts", ParkedAct.of(opened.parked()));
    return opened.parked();
  }

  /** What would happen. */
  @GetMapping("/console/parked/{id}/{act}")
  String preview(@PathVariable UUID id, @PathVariable String act, Caller caller, Model model) {
    ParkedStatus item = show(id, caller, model);
    model.addAttribute("act", ParkedAct.named(act, item));
    return "console/parked-act";
  }

  @PostMapping("/console/parked/{id}/{act}")
  String run(
      @PathVariable UUID id,
      @PathVariable String act,
      @RequestParam(required = false) @Nullable String comment,
      Caller caller,
      Model model) {
    Comment why = new Comment(blank(comment));
    ParkedAct what = ParkedAct.named(act, parked.one(id, caller).parked());
    var done =
        what.name().equals("replay")
            ? parked.replay(id, why, caller)
            : parked.discard(id, why, caller);
    show(id, caller, model);
    model.addAttribute("effect", done.get("effect"));
    return "console/parked-one";
  }
}
