package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.http.Comment;
import io.emgadapter.http.WebhookController;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How webhooks do, and enabling one again. */
@Controller
class WebhookPages {
  private final WebhookController webhooks;

  WebhookPages(WebhookController webhooks) {
    this.webhooks = webhooks;
  }

  @GetMapping("/console/webhooks")
  String list(Caller caller, Model model) {
    model.addAttribute("webhooks", webhooks.webhooks(caller));
    return "console/webhooks";
  }

  @PostMapping("/console/webhooks/{name}/enable")
  String enable(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String comment,
      Caller caller,
      Model model) {
    webhooks.enable(name, new Comment(ParkedPages.blank(comment)), caller);
    model.addAttribute("effect", "The webhook " + name + " is enabled; what waits goes to it now.");
    return list(caller, model);
  }
}
