package io.emgadapter.relay;

import io.emgadapter.ledger.events.Delivery.Destination;
import io.emgadapter.ledger.events.EventTail;
import io.emgadapter.ledger.events.Listeners;
import io.emgadapter.ledger.events.MoveCursor;
import io.emgadapter.ledger.events.ReadLog;
import io.emgadapter.ledger.events.TakeCursors;
import io.emgadapter.relay.LogWatch.Log;
import io.emgadapter.relay.Publisher.Rendering;
import io.emgadapter.relay.Relays.NewReaders;
import io.emgadapter.relay.WebhookSettings.WebhookReader;
import io.emgadapter.sight.LeaseLosses;
import io.emgadapter.sight.Traces;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.work.Lease.Instance;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together the readers of the log and where each of them delivers. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

  @Bean
  @ConditionalOnProperty(name = "emg.requests.declare", matchIfMissing = true)
  TopicExchange events(RelaySettings settings) {
    return new TopicExchange(settings.exchange());
  }

  @Bean
  Listeners listeners(WebhookSettings webhooks) {
    return webhooks.listeners();
  }

  @Bean
  Log log(EventTail tail, ReadLog read, TakeCursors take, MoveCursor move, LeaseLosses losses) {
    return new Log(tail, read, take, move, losses);
  }

  @Bean
  Targets relayTargets(
      ConnectionFactory connections,
      AmqpAdmin admin,
      RelaySettings settings,
      WebhookSettings webhooks,
      Listeners listeners,
      Subscriptions subscriptions,
      Clock clock,
      Traces traces) {
    Rendering rendering = new Rendering(subscriptions);
    WebhookReader reader = new WebhookReader(subscriptions, clock);
    Map<String, EventTarget> targets = new LinkedHashMap<>();
    targets.put(
        Destination.EXCHANGE.name(),
        new ExchangeTarget(
            new Publisher(connections, settings.exchange(), rendering),
            admin::initialize,
            settings));
    targets.put(
        Destination.REPLIES,
        new RepliesTarget(new Publisher(connections, settings.exchange(), rendering), settings));
    webhooks
        .webhooks()
        .forEach((name, webhook) ->
            targets.put(
                Destination.webhook(name).name(),
                new WebhookTarget(
                    name, listeners.of(name), reader.endpoint(name, webhook), traces)));
    return new Targets(targets);
  }

  /** Where readers deliver events, by the names of the readers. */
  record Targets(Map<String, EventTarget> byReader) {

    /** The same, counted. */
    Targets counted(RelayMeters meters) {
      Map<String, EventTarget> counted = new LinkedHashMap<>();
      byReader.forEach((name, target) -> counted.put(name, meters.counted(name, target)));
      return new Targets(counted);
    }

    /** The same, traced. */
    Targets traced(Traces traces) {
      Map<String, EventTarget> traced = new LinkedHashMap<>();
      byReader.forEach((name, target) -> traced.put(name, TracedTarget.of(name, target, traces)));
      return new Targets(traced);
    }
  }

  @Bean
  NewReaders newReaders(Log log, Targets targets) {
    return new NewReaders(log.take(), List.copyOf(targets.byReader().keySet()));
  }

  @Bean
  Relays relays(
      Log log,
      Targets targets,
      Instance instance,
      RelaySettings settings,
      RelayMeters meters,
      Traces traces) {
    Map<String, EventTarget> counted = targets.traced(traces).counted(meters).byReader();
    List<String> names = List.copyOf(counted.keySet());
    LogWatch watch = new LogWatch(log, instance, settings.poll(), names);
    return new Relays(
        watch,
        counted.entrySet().stream()
            .map(each -> new LogReader(each.getKey(), each.getValue(), watch, log, settings))
            .toList());
  }
}
