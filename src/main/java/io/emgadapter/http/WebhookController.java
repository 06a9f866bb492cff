package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.ledger.events.WebhookCommands;
import io.emgadapter.ledger.reads.ReadDeliveries;
import io.emgadapter.ledger.reads.ReadDeliveries.Deliveries;
import io.emgadapter.ledger.reads.ReadWebhooks;
import io.emgadapter.ledger.reads.ReadWebhooks.WebhookStatus;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows webhooks and their deliveries, and lets a person enable a webhook or resend its events. A
 * user sees a webhook if it may use every subscription whose events go there.
 */
@RestController
public class WebhookController {
  private static final String NO_EVENT = "Send the id of an event.";
  private static final int PAGE = 100;

  /** What can be asked for as {@code state}. */
  public static final List<String> STATES = List.of("DUE", "DELIVERED", "UNDELIVERABLE");

  private final ReadWebhooks webhooks;
  private final ReadDeliveries deliveries;
  private final WebhookCommands commands;
  private final Subscriptions subscriptions;

  WebhookController(
      ReadWebhooks webhooks,
      ReadDeliveries deliveries,
      WebhookCommands commands,
      Subscriptions subscriptions) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.commands = commands;
    this.subscriptions = subscriptions;
  }

  @GetMapping("/webhooks")
  public List<WebhookStatus> webhooks(Caller caller) {
    return webhooks.webhooks().stream().filter(each -> maySee(caller, each)).toList();
  }

  @GetMapping("/webhooks/{name}/deliveries")
  public Deliveries deliveries(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String before,
      Caller caller) {
    find(name, caller);
    if (state != null) {
      ListQuery.oneOf(STATES, "state", state);
    }
    UUID older =
        before == null
            ? null
            : ListQuery.uuid(before).orElseThrow(() -> HttpProblem.wrong(NO_EVENT));
    return deliveries.deliveries(name, state, older, PAGE);
  }

  // Only JSON: a page in a browser on this host cannot send it without being asked.
  @PostMapping(path = "/webhooks/{name}/enable", consumes = "application/json")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  public void enable(@PathVariable String name, @RequestBody Comment comment, Caller caller) {
    find(name, caller);
    commands.enable(name, comment.by(caller));
  }

  @PostMapping(path = "/webhooks/{name}/deliveries/{event}/resend", consumes = "application/json")
  @ResponseStatus(HttpStatus.ACCEPTED)
  public void resend(
      @PathVariable String name,
      @PathVariable String event,
      @RequestBody Comment comment,
      Caller caller) {
    find(name, caller);
    UUID id = ListQuery.uuid(event).orElseThrow(() -> HttpProblem.notFound(NO_EVENT));
    if (!commands.resend(name, id, comment.by(caller))) {
      throw HttpProblem.notFound(
          "No event of this id is there for this webhook, or its content is forgotten.");
    }
  }

  private void find(String name, Caller caller) {
    if (webhooks(caller).stream().noneMatch(each -> each.name().equals(name))) {
      throw HttpProblem.notFound("No webhook of this name is set up.");
    }
  }

  private boolean maySee(Caller caller, WebhookStatus webhook) {
    Collection<String> heard =
        webhook.subscriptions().isEmpty()
            ? subscriptions.all().stream().map(Subscription::name).toList()
            : webhook.subscriptions();
    return heard.stream().allMatch(caller::reaches);
  }
}
