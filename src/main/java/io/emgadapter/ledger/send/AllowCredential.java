package io.emgadapter.ledger.send;

import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import io.emgadapter.ledger.parked.Audit;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.Audit.Item;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that allows one more attempt with a credential that Equinix refused, for all
 * subscriptions that use it, and writes down who allowed it. If that attempt is refused too, the
 * credential is as it was.
 */
@Component
public class AllowCredential {
  private static final String ALLOW =
      """
      update rest_credential
      set refused_at = null, refused_with = null, attempt_until = null, open_attempts = 0
      where digest = :digest and refused_at is not null\
      """;

  private final JdbcClient jdbc;
  private final Audit audit;

  AllowCredential(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /** Allows it; false if it was not refused, and then nothing is written. */
  @Transactional
  public boolean run(Credential credential, Act act) {
    boolean changed = jdbc.sql(ALLOW).param("digest", credential.digest()).update() > 0;
    if (changed) {
      audit.write(act, "try-again", Item.ofSubscription(credential.subscription()));
    }
    return changed;
  }
}
