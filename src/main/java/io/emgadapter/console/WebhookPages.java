package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.http.Comment;
import io.emgadapter.http.WebhookController;
import io.emgadapter.ledger.reads.ReadWebhooks.WebhookStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * How webhooks do, and enabling one again; that leads on to the list, so that it is done once
 * however often the page is loaded.
 */
@Controller
class WebhookPages {
  private final WebhookController webhooks;

  WebhookPages(WebhookController webhooks) {
    this.webhooks = webhooks;
  }

  @GetMapping("/console/webhooks")
  String list(
      @RequestParam(required = false) @Nullable String enabled, Caller caller, Model model) {
    List<WebhookStatus> all = webhooks.webhooks(caller);
    model.addAttribute("webhooks", all);
    model.addAttribute("effect", effect(enabled, all));
    return "console/webhooks";
  }

  /** Only what is so: an address can be sent by anybody. */
  private static @Nullable String effect(@Nullable String enabled, List<WebhookStatus> all) {
    return all.stream()
        .filter(each -> each.name().equals(enabled) && each.disabledAt() == null)
        .map(each -> "The webhook " + each.name() + " is enabled; what waits goes to it now.")
        .findFirst()
        .orElse(null);
  }

  /** The address of one of them. */
  static String path(String name) {
    return UriComponentsBuilder.fromPath("/console/webhooks/{name}")
        .encode()
        .buildAndExpand(name)
        .toUriString();
  }

  @PostMapping("/console/webhooks/{name}/enable")
  String enable(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String comment,
      Caller caller) {
    webhooks.enable(name, new Comment(ParkedPages.blank(comment)), caller);
    return "redirect:"
        + UriComponentsBuilder.fromPath("/console/webhooks")
            .queryParam("enabled", "{name}")
            .encode()
            .buildAndExpand(name)
            .toUriString();
  }
}
