package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.http.OrderController;
import io.emgadapter.http.OrderController.Whole;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Orders at Equinix, as far as they are known, and the history of one. */
@Controller
class OrderPages {
  private static final String PAGE = "50";

  private final OrderController orders;
  private final OwnSubscriptions subscriptions;

  OrderPages(OrderController orders, OwnSubscriptions subscriptions) {
    this.orders = orders;
    this.subscriptions = subscriptions;
  }

  /** The address of an order's page; null where a part of it is not known. */
  static @Nullable String path(@Nullable String servicerId, @Nullable String subscription) {
    return servicerId == null || subscription == null
        ? null
        : UriComponentsBuilder.fromPath("/console/order")
            .queryParam("servicerId", "{id}")
            .queryParam("subscription", "{subscription}")
            .encode()
            .buildAndExpand(servicerId, subscription)
            .toUriString();
  }

  @GetMapping("/console/orders")
  String list(
      @RequestParam(required = false) @Nullable String subscription,
      @RequestParam(required = false) @Nullable String requestorId,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String resource,
      @RequestParam(required = false) @Nullable String after,
      Caller caller,
      Model model) {
    String whose = subscriptions.chosen(subscription, caller);
    String reference = ParkedPages.blank(requestorId);
    String only = ParkedPages.blank(state);
    String kind = ParkedPages.blank(resource);
    model.addAttribute(
        "page", orders.orders(whose, reference, only, kind, null, after, PAGE, caller));
    model.addAttribute("subscription", whose);
    model.addAttribute("choices", subscriptions.of(caller));
    model.addAttribute("requestorId", reference);
    model.addAttribute("state", only);
    model.addAttribute("resource", kind);
    model.addAttribute("first", after == null);
    return "console/orders";
  }

  @GetMapping("/console/order")
  String one(
      @RequestParam String servicerId,
      @RequestParam(required = false) @Nullable String subscription,
      @RequestParam(required = false) @Nullable String after,
      Caller caller,
      Model model) {
    String whose = subscriptions.chosen(subscription, caller);
    Whole whole = orders.order(servicerId, whose, after, PAGE, caller);
    model.addAttribute("whole", whole);
    model.addAttribute(
        "hidden",
        Hidden.isIn(
            whole.history().stream().flatMap(step -> step.descriptions().stream()).toList()));
    model.addAttribute("first", after == null);
    return "console/order";
  }
}
