package io.emgadapter.console;

import io.emgadapter.access.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How everything stands, on one page that keeps itself up to date. */
@Controller
class OverviewPage {
  private final Overview overview;

  OverviewPage(Overview overview) {
    this.overview = overview;
  }

  @GetMapping("/console")
  String whole(Caller caller, Model model) {
    model.addAttribute("now", overview.of(caller));
    return "console/overview";
  }

  /** What changes, alone. */
  @GetMapping("/console/live")
  String live(Caller caller, Model model) {
    model.addAttribute("now", overview.of(caller));
    return "console/overview :: live";
  }
}
