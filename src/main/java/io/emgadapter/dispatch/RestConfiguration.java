package io.emgadapter.dispatch;

import io.emgadapter.gateway.rest.RestAccount;
import io.emgadapter.gateway.rest.RestGateway;
import io.emgadapter.gateway.rest.RestReads;
import io.emgadapter.gateway.rest.RestSettings;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.order.Resource;
import io.emgadapter.subscription.SettingsVerdict;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens the REST gateway, where some subscription has settings for it. */
@Configuration(proxyBeanMethods = false)
class RestConfiguration {
  /** The route, and the name of the bean that serves it. */
  static final String ROUTE = "rest";

  /** Whether any subscription has REST settings. */
  static final class IsSetUp implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      // What cannot be read is told later, together with all else that is wrong.
      return Binder.get(context.getEnvironment())
          .bind("emg", Bindable.of(RestSettings.class), new IgnoreErrorsBindHandler())
          .map(settings -> !settings.accounts().isEmpty())
          .orElse(false);
    }
  }

  @Bean
  @Conditional(IsSetUp.class)
  RestGateway rest(
      RestSettings settings,
      Subscriptions subscriptions,
      JdbcClient jdbc,
      Deadlines deadlines,
      Clock clock) {
    SettingsVerdict verdict = new SettingsVerdict();
    judge(settings.accounts(), subscriptions, deadlines, verdict);
    verdict.enforce();
    return RestGateway.open(settings.accounts(), jdbc, clock);
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
      if (usesRest(each) && !accounts.containsKey(each.name())) {
        verdict.wrong(setting(each.name(), "client-id"), "supply it, because its route is rest.");
      }
    }
  }

  @Bean
  RestReads restReads(ObjectProvider<RestGateway> rest) {
    RestGateway gateway = rest.getIfAvailable();
    return gateway == null ? RestReads.none() : gateway.reads();
  }

  private static boolean usesRest(Subscription subscription) {
    return Arrays.stream(Resource.values())
        .anyMatch(resource -> subscription.route(resource).equals(ROUTE));
  }

  private static String setting(String name, String setting) {
    return "emg.subscriptions." + name + "." + ROUTE + "." + setting;
  }
}
