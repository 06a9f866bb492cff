package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.http.UnmaskingController;
import io.emgadapter.http.UnmaskingController.Wanted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets an operator see what is personal on one page, with a reason, and shows the page again. */
@Controller
class UnmaskPages {
  private static final String DEFAULT = "default";

  private final UnmaskingController unmaskings;

  UnmaskPages(UnmaskingController unmaskings) {
    this.unmaskings = unmaskings;
  }

  @PostMapping("/console/unmask")
  String unmask(
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String id,
      @RequestParam(required = false) @Nullable String sender,
      @RequestParam(required = false) @Nullable String subscription,
      @RequestParam(required = false) @Nullable String reason,
      Caller caller) {
    unmaskings.unmask(new Wanted(kind, id, sender, subscription, reason), caller);
    String whose = sender == null ? caller.sender() : sender;
    String where = subscription == null ? DEFAULT : subscription;
    return "redirect:" + page(String.valueOf(kind), String.valueOf(id), whose, where);
  }

  private static @Nullable String page(String kind, String id, String sender, String where) {
    return switch (kind) {
      case "request" -> FindPages.request(id, sender);
      case "order" -> OrderPages.path(id, where);
      case "parked" -> "/console/parked/" + id + "/content";
      default -> "/console/find";
    };
  }
}
