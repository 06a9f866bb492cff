package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.http.AuditController;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what. */
@Controller
class AuditPage {
  private static final String PAGE = "50";

  private final AuditController audit;

  AuditPage(AuditController audit) {
    this.audit = audit;
  }

  @GetMapping("/console/audit")
  String acts(
      @RequestParam(required = false) @Nullable String actor,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String subscription,
      @RequestParam(required = false) @Nullable String after,
      Caller caller,
      Model model) {
    String who = ParkedPages.blank(actor);
    String what = ParkedPages.blank(action);
    String whose = ParkedPages.blank(subscription);
    model.addAttribute("acts", audit.acts(null, who, what, whose, null, after, PAGE, caller));
    model.addAttribute("actor", who);
    model.addAttribute("action", what);
    model.addAttribute("subscription", whose);
    model.addAttribute("first", after == null);
    return "console/audit";
  }
}
