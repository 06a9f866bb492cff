package io.emgadapter.ledger.send;

import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import io.emgadapter.ledger.parked.Audit;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.Audit.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
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
      where digest = :digest and refused_at is not null
        and (:anyway or cast(:last as timestamptz) is not distinct from
          (select max(at) from audit where target = :target and action = 'try-again'))\
      """;

  private final JdbcClient jdbc;
  private final Audit audit;

  AllowCredential(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /**
   * What somebody knew who allows an attempt.
   *
   * @param last when one was allowed last for this subscription; null for never
   */
  public record Known(@Nullable Instant last) {}

  /** Allows it; false if it was not refused, and then nothing is written. */
  @Transactional
  public boolean run(Credential credential, Act act) {
    return allow(credential, act, true, null);
  }

  /** The same; false also if one was allowed since, so that a form sent twice allows one. */
  @Transactional
  public boolean run(Credential credential, Act act, Known known) {
    return allow(credential, act, false, known.last());
  }

  private boolean allow(Credential credential, Act act, boolean anyway, @Nullable Instant last) {
    Item item = Item.ofSubscription(credential.subscription());
    boolean changed =
        jdbc.sql(ALLOW)
                .param("digest", credential.digest())
                .param("anyway", anyway)
                .param("last", last == null ? null : last.toString())
                .param("target", item.path())
                .update()
            > 0;
    if (changed) {
      audit.write(act, "try-again", item);
    }
    return changed;
  }
}
