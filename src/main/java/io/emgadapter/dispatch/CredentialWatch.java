package io.emgadapter.dispatch;

import io.emgadapter.gateway.rest.RestAccounts;
import io.emgadapter.work.Background.InRounds;
import io.emgadapter.work.Bells.Bell;
import io.emgadapter.work.Phase;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Has each account learn what other instances know of its credential: that it is refused, from the
 * start on, and that somebody has allowed another attempt. Of one that works nothing is asked.
 */
@Component
final class CredentialWatch extends InRounds {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final RestAccounts accounts;

  CredentialWatch(RestAccounts accounts) {
    super(Phase.WATCH, "credentials", new Bell(), EVERY);
    this.accounts = accounts;
  }

  @Override
  protected boolean round() {
    accounts.remember();
    return false;
  }
}
