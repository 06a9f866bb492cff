package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.http.Comment;
import io.emgadapter.http.WebhookController;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which events a webhook got, and sending one of them again. */
@Controller
class DeliveryPages {
  private final WebhookController webhooks;

  DeliveryPages(WebhookController webhooks) {
    this.webhooks = webhooks;
  }

  @GetMapping("/console/webhooks/{name}/deliveries")
  String list(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String before,
      @RequestParam(required = false) @Nullable UUID again,
      Caller caller,
      Model model) {
    String only = ParkedPages.blank(state);
    model.addAttribute("name", name);
    model.addAttribute("page", webhooks.deliveries(name, only, before, caller));
    model.addAttribute("states", WebhookController.STATES);
    model.addAttribute("state", only);
    model.addAttribute("first", before == null);
    model.addAttribute("again", again);
    return "console/deliveries";
  }

  /** Leads on to the list, so that it is sent once however often the page is loaded. */
  @PostMapping("/console/webhooks/{name}/resend")
  String resend(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String event,
      @RequestParam(required = false) @Nullable String comment,
      Caller caller) {
    String id = String.valueOf(event);
    webhooks.resend(name, id, new Comment(ParkedPages.blank(comment)), caller);
    return "redirect:" + WebhookPages.path(name) + "/deliveries?again=" + UUID.fromString(id);
  }
}
