package io.emgadapter.dispatch;

import io.emgadapter.gateway.rest.RestAccount;
import io.emgadapter.gateway.rest.RestGateway;
import io.emgadapter.gateway.rest.RestSettings;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.order.Resource;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.subscription.UnusableSettings;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
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
  private static final String ROUTE = "rest";

  /** Whether any subscription has REST settings. */
  static final class IsSetUp implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return Binder.get(context.getEnvironment())
          .bind("emg", RestSettings.class)
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
    Map<String, RestAccount> accounts = settings.accounts();
    accounts.forEach((name, account) ->
        account
            .problem(deadlines.lease())
            .ifPresent(problem -> {
              throw unusable(name, ROUTE + "." + problem.getKey(), problem.getValue());
            }));
    for (Subscription each : subscriptions.all()) {
      if (usesRest(each) && !accounts.containsKey(each.name())) {
        throw unusable(each.name(), ROUTE + ".client-id", "supply it, because its route is rest.");
      }
    }
    return RestGateway.open(accounts, jdbc, clock);
  }

  private static boolean usesRest(Subscription subscription) {
    return Arrays.stream(Resource.values())
        .anyMatch(resource -> subscription.route(resource).equals(ROUTE));
  }

  private static UnusableSettings unusable(String name, String setting, String problem) {
    return new UnusableSettings("emg.subscriptions." + name + "." + setting, problem);
  }
}
