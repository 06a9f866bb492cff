package io.emgadapter.operate;

import io.emgadapter.dispatch.EnvelopeLogins;
import io.emgadapter.gateway.RestStanding;
import io.emgadapter.gateway.rest.RestAccounts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How the credentials of one subscription stand at Equinix, as this instance saw it last. */
@Component
public class AccountStandings {
  private final RestAccounts accounts;
  private final EnvelopeLogins logins;

  AccountStandings(RestAccounts accounts, EnvelopeLogins logins) {
    this.accounts = accounts;
    this.logins = logins;
  }

  /** That of the REST APIs; empty if it has no settings for them. */
  public Optional<RestStanding> rest(String subscription) {
    return accounts.standing(subscription);
  }

  /** That of the tokens in its envelopes; empty if they carry none. */
  public Optional<RestStanding> authentication(String subscription) {
    return logins.standing(subscription);
  }
}
