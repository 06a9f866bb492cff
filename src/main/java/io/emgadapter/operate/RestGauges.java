package io.emgadapter.operate;

import io.emgadapter.gateway.RestStanding;
import io.emgadapter.gateway.rest.RestAccounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** {@code emg.rest.works}: 1 for each account whose Tasks can go by REST now, else 0. */
@Component
class RestGauges implements MeterBinder {
  private final RestAccounts accounts;

  RestGauges(RestAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (String each : accounts.standings().keySet()) {
      Gauge.builder("emg.rest.works", () -> works(each))
          .description("Whether nothing keeps an account's Tasks from going by REST.")
          .tag("subscription", each)
          .register(registry);
    }
  }

  private int works(String subscription) {
    return accounts.standing(subscription).filter(RestStanding::works).isPresent() ? 1 : 0;
  }
}
