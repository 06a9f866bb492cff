package io.emgadapter.dispatch;

import io.emgadapter.dispatch.GatewayConfiguration.RestConfiguration;
import io.emgadapter.gateway.rest.call.RestAccount;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.subscription.SettingsVerdict.SettingsRule;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import io.emgadapter.subscription.Subscriptions;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/**
 * How Tasks are sent. Settings {@code emg.dispatch.*}.
 *
 * @param batch so many Tasks are claimed from the ledger with one statement at most
 * @param emgInHand to the messaging gateway: so many Tasks of a subscription and resource are in
 *     hand at most, that is, prepared, signed or on the wire
 * @param window to the messaging gateway: so many Tasks of a subscription at most are on the wire
 *     without the broker's word; so many may become UNKNOWN when its link breaks
 * @param inHand on a route that answers at once: so many Tasks of a subscription are in hand at
 *     most, half of them of one resource
 * @param inHandOfAll on such a route: so many Tasks of all subscriptions together
 * @param inHandBytes on each route: so many bytes of Bodies are in hand, and more only by what one
 *     claim brings
 * @param sendBudget how long one batch may take on the wire; half of the lease at most
 */
@ConfigurationProperties("emg.dispatch")
public record DispatchSettings(
    @DefaultValue("100") int batch,
    @DefaultValue("400") int emgInHand,
    @DefaultValue("16") int window,
    @DefaultValue("16") int inHand,
    @DefaultValue("256") int inHandOfAll,
    @DefaultValue("16MB") DataSize inHandBytes,
    @DefaultValue("20s") Duration sendBudget) {

  /** What must hold of the settings of sending, by either route. */
  @Configuration(proxyBeanMethods = false)
  static class DispatchRules {

    @Bean
    static SettingsRule rulesOfDispatch(
        DispatchSettings dispatch,
        Deadlines deadlines,
        EmgSettings emg,
        Subscriptions subscriptions,
        BeanFactory beans) {
      // Ours is there where an account is set up; without one it is another's, with settings of its
      // own.
      Map<String, RestAccount> accounts = emg.restAccounts();
      boolean anothers = accounts.isEmpty() && beans.containsBean(RestConfiguration.ROUTE);
      return verdict -> {
        verdict.batch("emg.dispatch.batch", dispatch.batch());
        verdict.check(() -> Dispatcher.check(dispatch, deadlines));
        if (!anothers) {
          RestConfiguration.judge(accounts, subscriptions, deadlines, verdict);
        }
        accounts.forEach((name, account) ->
                verdict.notice("Subscription " + name + " asks by REST at " + account.baseUrl()));
      };
    }
  }
}
