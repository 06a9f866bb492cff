package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.http.NotificationController;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What Equinix has started: the messages that no request of ours asked for. */
@Controller
class NotificationPages {
  private static final String PAGE = "50";
  private static final List<String> KINDS =
      List.of("order", "billing", "datacenter", "network", "fabric", "managedservice", "unknown");

  private final NotificationController notifications;
  private final OwnSubscriptions subscriptions;

  NotificationPages(NotificationController notifications, OwnSubscriptions subscriptions) {
    this.notifications = notifications;
    this.subscriptions = subscriptions;
  }

  @GetMapping("/console/notifications")
  String list(
      @RequestParam(required = false) @Nullable String subscription,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String servicerId,
      @RequestParam(required = false) @Nullable String after,
      Caller caller,
      Model model) {
    String whose = subscriptions.chosen(subscription, caller);
    String only = ParkedPages.blank(kind);
    String about = ParkedPages.blank(servicerId);
    model.addAttribute(
        "page", notifications.notifications(whose, only, null, about, null, after, PAGE, caller));
    model.addAttribute("subscription", whose);
    model.addAttribute("choices", subscriptions.of(caller));
    model.addAttribute("kinds", KINDS);
    model.addAttribute("kind", only);
    model.addAttribute("servicerId", about);
    model.addAttribute("first", after == null);
    return "console/notifications";
  }
}
