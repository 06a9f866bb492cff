package io.emgadapter.ledger.send;

import io.emgadapter.gateway.rest.call.CredentialMemory;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps in the table {@code rest_credential} what all instances know about REST credentials. */
@Component
final class RestCredentials implements CredentialMemory {
  private static final String KNOW =
      """
      insert into rest_credential (subscription, digest) values (:subscription, :digest)
      on conflict do nothing\
      """;
  private static final String BEGIN =
      """
      update rest_credential set attempt_until = ledger_now() + make_interval(secs => :seconds)
      where subscription = :subscription and digest = :digest and refused_at is null
        and (attempt_until is null or attempt_until <= ledger_now())\
      """;
  private static final String REFUSED =
      """
      select exists (
        select from rest_credential
        where subscription = :subscription and digest = :digest and refused_at is not null)\
      """;
  private static final String REFUSAL =
      """
      select refused_at, refused_with from rest_credential
      where subscription = :subscription and digest = :digest and refused_at is not null\
      """;
  private static final String END =
      """
      update rest_credential set attempt_until = null
      where subscription = :subscription and digest = :digest\
      """;
  private static final String REFUSE =
      """
      update rest_credential set attempt_until = null, refused_at = ledger_now(), refused_with = :code
      where subscription = :subscription and digest = :digest\
      """;

  private final JdbcClient jdbc;

  RestCredentials(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Permit begin(Credential credential, Duration longest) {
    if (isBegun(credential, longest)) {
      return Permit.GRANTED;
    }
    if (about(credential, REFUSED).query(Boolean.class).single()) {
      return Permit.REFUSED;
    }
    about(credential, KNOW).update();
    return isBegun(credential, longest) ? Permit.GRANTED : Permit.BUSY;
  }

  private boolean isBegun(Credential credential, Duration longest) {
    return about(credential, BEGIN).param("seconds", longest.toSeconds() + 1).update() == 1;
  }

  @Override
  public void end(Credential credential) {
    about(credential, END).update();
  }

  @Override
  public void refuse(Credential credential, String code) {
    about(credential, REFUSE).param("code", code).update();
  }

  @Override
  public Optional<Refusal> refusal(Credential credential) {
    return about(credential, REFUSAL)
        .query((row, _) ->
            new Refusal(
                row.getObject("refused_at", OffsetDateTime.class).toInstant(),
                Objects.requireNonNullElse(row.getString("refused_with"), "unknown")))
        .optional();
  }

  private JdbcClient.StatementSpec about(Credential credential, String sql) {
    return jdbc.sql(sql)
        .param("subscription", credential.subscription())
        .param("digest", credential.digest());
  }
}
