package io.emgadapter.dispatch;

import io.emgadapter.envelope.EnvelopeWriter;
import io.emgadapter.gateway.Gateway;
import io.emgadapter.gateway.Links;
import io.emgadapter.gateway.emg.ConnectionString;
import io.emgadapter.gateway.emg.EmgGateway;
import io.emgadapter.gateway.emg.EmgSender;
import io.emgadapter.order.Resource;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.subscription.UnusableSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the gateways of all subscriptions. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

  /** The senders of all subscriptions; closed last, when nothing is dispatched any more. */
  record EmgSenders(Map<String, EmgSender> byName) implements AutoCloseable, Links {
    @Override
    public List<Link> links() {
      return byName.entrySet().stream()
          .map(each -> new Link(each.getKey(), "incoming", each.getValue().connected()))
          .toList();
    }

    @Override
    public void close() {
      byName.values().forEach(EmgSender::close);
    }
  }

  @Bean
  EmgSenders emgSenders(Subscriptions subscriptions, DispatchSettings settings) {
    Map<String, EmgSender> senders = new HashMap<>();
    for (Subscription subscription : subscriptions.all()) {
      ConnectionString to = subscription.incoming();
      if (to != null) {
        senders.put(
            subscription.name(),
            new EmgSender(
                to,
                task ->
                    EnvelopeWriter.write(task.text(), task.signature(), subscription.taskForm()),
                settings.sendBudget(),
                settings.window()));
      }
    }
    return new EmgSenders(senders);
  }

  @Bean
  Gateway emg(EmgSenders senders) {
    return new EmgGateway(senders.byName());
  }

  /** Gateways by the names of their beans. */
  @Bean
  Gateways gateways(Map<String, Gateway> byRoute, Subscriptions subscriptions) {
    Gateways gateways = new Gateways(byRoute, byRoute(subscriptions.all()));
    checkRoutes(gateways, subscriptions.all());
    return gateways;
  }

  private static Map<String, Set<String>> byRoute(Collection<Subscription> subscriptions) {
    Map<String, Set<String>> byRoute = new HashMap<>();
    for (Subscription subscription : subscriptions) {
      for (Resource resource : Resource.values()) {
        byRoute
            .computeIfAbsent(subscription.route(resource), _ -> new HashSet<>())
            .add(subscription.name());
      }
    }
    return byRoute;
  }

  private static void checkRoutes(Gateways gateways, Collection<Subscription> subscriptions) {
    for (Subscription subscription : subscriptions) {
      for (Resource resource : Resource.values()) {
        if (!gateways.has(subscription.route(resource))) {
          throw new UnusableSettings(
              "emg.subscriptions." + subscription.name() + ".route",
              "there is no such route for "
                  + resource.word()
                  + "; supply emg, or rest with settings under rest.");
        }
      }
    }
  }
}
