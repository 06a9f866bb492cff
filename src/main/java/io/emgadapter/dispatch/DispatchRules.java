package io.emgadapter.dispatch;

import io.emgadapter.dispatch.GatewayConfiguration.RestConfiguration;
import io.emgadapter.gateway.rest.call.RestAccount;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.subscription.LinkBundles;
import io.emgadapter.subscription.SettingsVerdict.SettingsRule;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.subscription.UnusableSettings;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of the settings of sending, by either route. */
@Configuration(proxyBeanMethods = false)
class DispatchRules {

  @Bean
  static SettingsRule rulesOfDispatch(
      DispatchSettings dispatch,
      Deadlines deadlines,
      EmgSettings emg,
      Subscriptions subscriptions,
      BeanFactory beans,
      LinkBundles bundles) {
    // Ours is there where an account is set up; without one it is another's, with settings of its
    // own.
    Map<String, RestAccount> accounts = emg.restAccounts();
    boolean anothers = accounts.isEmpty() && beans.containsBean(RestConfiguration.BEAN);
    return verdict -> {
      verdict.batch("emg.dispatch.batch", dispatch.batch());
      verdict.check(() -> check(dispatch, deadlines));
      if (!anothers) {
        RestConfiguration.judge(accounts, subscriptions, deadlines, verdict);
        RestConfiguration.judge(accounts, bundles, verdict);
      }
      accounts.forEach((name, account) ->
          verdict.notice("Subscription " + name + " asks by REST at " + account.baseUrl()));
    };
  }

  private static void check(DispatchSettings settings, Deadlines deadlines) {
    if (settings.sendBudget().compareTo(deadlines.lease().dividedBy(2)) > 0) {
      throw new UnusableSettings(
          "emg.dispatch.send-budget",
          "supply half of emg.deadlines.lease at most: a send may begin after the other half.");
    }
    if (settings.window() < 1) {
      throw new UnusableSettings("emg.dispatch.window", "supply 1 or more.");
    }
    if (settings.inHand() < 1 || settings.inHandOfAll() < 1 || settings.emgInHand() < 1) {
      throw new UnusableSettings(
          "emg.dispatch.in-hand", "supply 1 or more, and so for in-hand-of-all and emg-in-hand.");
    }
  }
}
