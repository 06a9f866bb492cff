package io.emgadapter.ledger;

import io.emgadapter.event.NewEvent;
import io.emgadapter.event.TopicPattern;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which events go to which webhooks. An event goes to the webhooks that are there when it is
 * recorded.
 *
 * @param webhooks by name
 */
public record Listeners(Map<String, Webhook> webhooks) {

  /**
   * What one webhook hears.
   *
   * @param events patterns of routing keys, such as {@code request.completed.#}
   * @param subscriptions whose events; empty for all, those of no subscription included
   */
  public record Webhook(List<String> events, List<String> subscriptions) {

    boolean hears(NewEvent event) {
      return (subscriptions.isEmpty() || subscriptions.contains(event.subscription()))
          && events.stream()
              .anyMatch(pattern -> TopicPattern.of(pattern).matches(event.routingKey()));
    }
  }

  /** The webhooks that are to hear of an event. */
  Stream<Destination> of(NewEvent event) {
    return webhooks.entrySet().stream()
        .filter(webhook -> webhook.getValue().hears(event))
        .map(webhook -> Destination.webhook(webhook.getKey()));
  }
}
