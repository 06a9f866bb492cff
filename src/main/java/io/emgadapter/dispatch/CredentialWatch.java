package io.emgadapter.dispatch;

import io.emgadapter.gateway.rest.RestAccounts;
import io.emgadapter.subscription.KeySettings;
import io.emgadapter.work.Background.InRounds;
import io.emgadapter.work.Bells.Bell;
import io.emgadapter.work.Phase;
import org.springframework.stereotype.Component;

/**
 * Has each account take over the client secret that its file has, and learn what other instances
 * know: that it is refused, from the start on, and that somebody has allowed another attempt. Of
 * one that works the ledger is asked nothing.
 */
@Component
final class CredentialWatch extends InRounds {
  private final RestAccounts accounts;

  CredentialWatch(RestAccounts accounts, KeySettings settings) {
    super(Phase.WATCH, "credentials", new Bell(), settings.lookEvery());
    this.accounts = accounts;
  }

  @Override
  protected boolean round() {
    accounts.look();
    return false;
  }
}
