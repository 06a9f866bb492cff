package io.emgadapter.api;

import io.emgadapter.ledger.events.EnableWebhook;
import io.emgadapter.ledger.events.ResendEvent;
import io.emgadapter.ledger.reads.ReadWebhooks;
import io.emgadapter.ledger.reads.WebhookStatus;
import io.emgadapter.request.SenderRules;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Shows webhooks and their deliveries, and lets a person have them go on. A user sees a webhook if
 * it may use every subscription whose events go there.
 */
@RestController
class WebhookController {
  private static final int PAGE = 100;
  private static final List<String> STATES = List.of("DUE", "DELIVERED", "UNDELIVERABLE");

  private final ReadWebhooks webhooks;
  private final EnableWebhook enableWebhook;
  private final ResendEvent resendEvent;
  private final SenderRules rules;
  private final Subscriptions subscriptions;

  WebhookController(
      ReadWebhooks webhooks,
      EnableWebhook enableWebhook,
      ResendEvent resendEvent,
      SenderRules rules,
      Subscriptions subscriptions) {
    this.webhooks = webhooks;
    this.enableWebhook = enableWebhook;
    this.resendEvent = resendEvent;
    this.rules = rules;
    this.subscriptions = subscriptions;
  }

  @GetMapping("/webhooks")
  List<WebhookStatus> webhooks(@Nullable Principal user) {
    return webhooks.webhooks().stream().filter(each -> maySee(user, each)).toList();
  }

  @GetMapping("/webhooks/{name}/deliveries")
  ReadWebhooks.Deliveries deliveries(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String before,
      @Nullable Principal user) {
    find(name, user);
    if (state != null && !STATES.contains(state)) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "Send as state one of " + String.join(", ", STATES) + ".");
    }
    UUID older = before == null ? null : uuid(before, HttpStatus.BAD_REQUEST);
    return webhooks.deliveries(name, state, older, PAGE);
  }

  @PostMapping("/webhooks/{name}/enable")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void enable(@PathVariable String name, @Nullable Principal user) {
    find(name, user);
    enableWebhook.enable(name, actor(user));
  }

  @PostMapping("/webhooks/{name}/deliveries/{event}/resend")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void resend(@PathVariable String name, @PathVariable String event, @Nullable Principal user) {
    find(name, user);
    if (!resendEvent.resend(name, uuid(event, HttpStatus.NOT_FOUND), actor(user))) {
      throw notFound("No event of this id is there for this webhook, or its content is forgotten.");
    }
  }

  private void find(String name, @Nullable Principal user) {
    if (webhooks(user).stream().noneMatch(each -> each.name().equals(name))) {
      throw notFound("No webhook of this name is set up.");
    }
  }

  private boolean maySee(@Nullable Principal user, WebhookStatus webhook) {
    Collection<String> heard =
        webhook.subscriptions().isEmpty()
            ? subscriptions.all().stream().map(Subscription::name).toList()
            : webhook.subscriptions();
    return user == null || heard.stream().allMatch(each -> rules.mayUse(user.getName(), each));
  }

  private static UUID uuid(String text, HttpStatus otherwise) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(otherwise, "Send the id of an event.");
    }
  }

  private static String actor(@Nullable Principal user) {
    return user == null ? "http" : user.getName();
  }

  private static ResponseStatusException notFound(String sentence) {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, sentence);
  }
}
