package io.emgadapter.dispatch;

import io.emgadapter.envelope.EnvelopeWriter;
import io.emgadapter.gateway.FileStore;
import io.emgadapter.gateway.FileStores;
import io.emgadapter.gateway.Gateway;
import io.emgadapter.gateway.Gateway.Links;
import io.emgadapter.gateway.NoticeReader;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.gateway.emg.BlobFiles;
import io.emgadapter.gateway.emg.EmgGateway;
import io.emgadapter.gateway.emg.EmgQueue;
import io.emgadapter.gateway.emg.EmgSender;
import io.emgadapter.gateway.rest.RestAccounts;
import io.emgadapter.gateway.rest.RestGateway;
import io.emgadapter.gateway.rest.RestReads;
import io.emgadapter.gateway.rest.call.AccountMemory;
import io.emgadapter.gateway.rest.call.CallMeters;
import io.emgadapter.gateway.rest.call.CallTurns;
import io.emgadapter.gateway.rest.call.CredentialMemory;
import io.emgadapter.gateway.rest.call.RestAccount;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.order.Route;
import io.emgadapter.outbound.FileCalls;
import io.emgadapter.outbound.OwnClient.Via;
import io.emgadapter.subscription.LinkBundles;
import io.emgadapter.subscription.SettingsVerdict;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import io.emgadapter.subscription.Subscriptions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.IgnoreErrorsBindHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Opens the gateways of all subscriptions. */
@Configuration(proxyBeanMethods = false)
public class GatewayConfiguration {

  /** The senders of all subscriptions; closed last, when nothing is dispatched any more. */
  public record EmgSenders(Map<String, EmgSender> byName) implements AutoCloseable, Links {
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
  EmgSenders emgSenders(
      Subscriptions subscriptions, DispatchSettings settings, EnvelopeLogins logins) {
    Map<String, EmgSender> senders = new HashMap<>();
    for (Subscription subscription : subscriptions.all()) {
      EmgQueue to = subscription.incoming();
      if (to != null) {
        senders.put(
            subscription.name(),
            new EmgSender(
                to,
                task -> envelope(task, subscription, logins),
                settings.sendBudget(),
                settings.window()));
      }
    }
    return new EmgSenders(senders);
  }

  private static byte[] envelope(SealedTask task, Subscription of, EnvelopeLogins logins) {
    return EnvelopeWriter.write(
        task.text(), task.signature(), logins.block(of.name()), of.taskForm());
  }

  @Bean
  Gateway emg(EmgSenders senders, EnvelopeLogins logins) {
    return new EmgGateway(senders.byName(), logins);
  }

  @Bean
  Gateways gateways(List<Gateway> all, Subscriptions subscriptions) {
    return new Gateways(all, byRoute(subscriptions.all()));
  }

  private static Map<Route, Set<String>> byRoute(Collection<Subscription> subscriptions) {
    Map<Route, Set<String>> byRoute = new EnumMap<>(Route.class);
    for (Subscription subscription : subscriptions) {
      for (Route route : subscription.usedRoutes()) {
        byRoute.computeIfAbsent(route, _ -> new HashSet<>()).add(subscription.name());
      }
    }
    return byRoute;
  }

  /** Opens the REST gateway, where some subscription has settings for it. */
  @Configuration(proxyBeanMethods = false)
  static class RestConfiguration {
    /** The name of its bean; without settings for it another gateway may stand in by this name. */
    static final String BEAN = "rest";

    /** Whether any subscription has REST settings. */
    static final class IsSetUp implements Condition {
      @Override
      public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        // What cannot be read is reported later, together with everything else that is wrong.
        return Binder.get(context.getEnvironment())
            .bind("emg", Bindable.of(EmgSettings.class), new IgnoreErrorsBindHandler())
            .map(settings -> !settings.restAccounts().isEmpty())
            .orElse(false);
      }
    }

    @Bean
    AccountMemory accountMemory(CredentialMemory credentials, CallTurns turns) {
      return new AccountMemory(credentials, turns);
    }

    @Bean
    @Conditional(IsSetUp.class)
    RestGateway rest(
        EmgSettings settings,
        Subscriptions subscriptions,
        AccountMemory memory,
        Deadlines deadlines,
        Clock clock,
        MeterRegistry registry,
        LinkBundles bundles) {
      SettingsVerdict verdict = new SettingsVerdict();
      judge(settings.restAccounts(), subscriptions, deadlines, verdict);
      judge(settings.restAccounts(), bundles, verdict);
      verdict.enforce();
      return RestGateway.open(
          settings.restAccounts(), memory, clock, new CallMeters(registry), bundles::get);
    }

    static void judge(
        Map<String, RestAccount> accounts,
        Subscriptions subscriptions,
        Deadlines deadlines,
        SettingsVerdict verdict) {
      accounts.forEach((name, account) ->
          account
              .problem(deadlines.lease())
              .ifPresent(
                  problem -> verdict.wrong(setting(name, problem.getKey()), problem.getValue())));
      for (Subscription each : subscriptions.all()) {
        if (each.usedRoutes().contains(Route.REST) && !accounts.containsKey(each.name())) {
          verdict.wrong(setting(each.name(), "client-id"), "supply it, because its route is rest.");
        }
      }
    }

    static void judge(
        Map<String, RestAccount> accounts, LinkBundles bundles, SettingsVerdict verdict) {
      accounts.forEach((name, account) -> {
        String bundle = account.sslBundle();
        if (bundle != null && account.hasBundle() && !bundles.has(bundle)) {
          verdict.wrong(
              setting(name, "ssl-bundle"),
              "there is no SSL bundle of this name; define it under spring.ssl.bundle.pem.");
        }
      });
    }

    @Bean
    RestReads restReads(ObjectProvider<RestGateway> rest) {
      RestGateway gateway = rest.getIfAvailable();
      return gateway == null ? RestReads.none() : gateway.reads();
    }

    @Bean(destroyMethod = "close")
    FileCalls fileCalls() {
      return new FileCalls();
    }

    @Bean
    FileStores fileStores(
        EmgSettings settings,
        Subscriptions subscriptions,
        ObjectProvider<RestGateway> rest,
        FileCalls calls) {
      RestGateway gateway = rest.getIfAvailable();
      FileStore blobs =
          new BlobFiles(
              settings.blobAccounts(),
              name ->
                  calls.by(
                      subscriptions.find(name).map(Subscription::viaOfGateway).orElse(Via.DIRECT)));
      return gateway == null
          ? new FileStores(List.of(blobs))
          : new FileStores(List.of(blobs, gateway.files(calls)));
    }

    @Bean
    RestAccounts restAccounts(ObjectProvider<RestGateway> rest) {
      RestGateway gateway = rest.getIfAvailable();
      return gateway == null ? RestAccounts.none() : gateway.accounts();
    }

    @Bean
    NoticeReader noticeReader(ObjectProvider<RestGateway> rest) {
      RestGateway gateway = rest.getIfAvailable();
      return gateway == null ? NoticeReader.NONE : gateway.notices();
    }

    private static String setting(String name, String setting) {
      return "emg.subscriptions." + name + ".rest." + setting;
    }
  }
}
