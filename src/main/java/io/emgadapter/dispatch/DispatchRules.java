package io.emgadapter.dispatch;

import io.emgadapter.gateway.rest.RestSettings;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.subscription.SettingsRule;
import io.emgadapter.subscription.Subscriptions;
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
      RestSettings rest,
      Subscriptions subscriptions,
      BeanFactory beans) {
    // Ours is there where an account is set up; without one it is another's, with settings of its
    // own.
    boolean anothers = rest.accounts().isEmpty() && beans.containsBean(RestConfiguration.ROUTE);
    return verdict -> {
      verdict.batch("emg.dispatch.batch", dispatch.batch());
      verdict.check(() -> Dispatcher.check(dispatch, deadlines));
      if (!anothers) {
        RestConfiguration.judge(rest.accounts(), subscriptions, deadlines, verdict);
      }
      rest.accounts()
          .forEach((name, account) ->
              verdict.notice("Subscription " + name + " asks by REST at " + account.baseUrl()));
    };
  }
}
