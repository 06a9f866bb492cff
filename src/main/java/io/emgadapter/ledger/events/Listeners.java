package io.emgadapter.ledger.events;

import io.emgadapter.event.TopicPattern;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events go to which webhooks.
 *
 * @param webhooks by name
 */
public record Listeners(Map<String, Webhook> webhooks) {

  /**
   * Which events one webhook gets.
   *
   * @param events patterns of routing keys, such as {@code request.completed.#}
   * @param subscriptions whose events; empty for all, those of no subscription included
   */
  public record Webhook(List<String> events, List<String> subscriptions) {

    /** Gets everything. */
    static final Webhook ALL = new Webhook(List.of("#"), List.of());

    /** Whether it gets an event with this routing key, of this subscription. */
    public boolean hears(String routingKey, @Nullable String subscription) {
      return (subscriptions.isEmpty() || subscriptions.contains(subscription))
          && events.stream().anyMatch(pattern -> TopicPattern.of(pattern).matches(routingKey));
    }
  }

  /** Which events the webhook of this name gets. */
  public Webhook of(String name) {
    return webhooks.getOrDefault(name, Webhook.ALL);
  }
}
