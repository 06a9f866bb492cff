package io.emgadapter.gateway.rest.call;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What all instances together know of a credential. "Account is locked after 5 successive invalid
 * attempts" (Equinix, API Authentication), so one attempt is made at a time, and none after a
 * refusal.
 */
public final class CredentialMemory {
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
      select count(*) from rest_credential
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
  private final Credential credential;

  public CredentialMemory(JdbcClient jdbc, Credential credential) {
    this.jdbc = jdbc;
    this.credential = credential;
  }

  /** Whether an attempt may be made. */
  enum Permit {
    /** This instance may, for the time it asked for. */
    GRANTED,
    /** Another instance is at it. */
    BUSY,
    /** Equinix refused this credential; it must never be sent again. */
    REFUSED
  }

  /** Asks for the only attempt; whoever gets it must say how it ended. */
  Permit begin(Duration longest) {
    if (update(BEGIN, "seconds", longest.toSeconds() + 1) == 1) {
      return Permit.GRANTED;
    }
    if (isRefused()) {
      return Permit.REFUSED;
    }
    update(KNOW);
    return update(BEGIN, "seconds", longest.toSeconds() + 1) == 1 ? Permit.GRANTED : Permit.BUSY;
  }

  /** The attempt is over and says nothing against the credential. */
  void end() {
    update(END);
  }

  /** Equinix refused it. */
  void refuse(String code) {
    update(REFUSE, "code", code);
  }

  private boolean isRefused() {
    return jdbc.sql(REFUSED)
            .param("subscription", credential.subscription())
            .param("digest", credential.digest())
            .query(Integer.class)
            .single()
        > 0;
  }

  private int update(String sql) {
    return about(sql).update();
  }

  private int update(String sql, String name, Object value) {
    return about(sql).param(name, value).update();
  }

  private JdbcClient.StatementSpec about(String sql) {
    return jdbc.sql(sql)
        .param("subscription", credential.subscription())
        .param("digest", credential.digest());
  }

  /**
   * What a token is asked for with.
   *
   * @param subscription whose it is
   * @param baseUrl where it is valid
   */
  public record Credential(
      String subscription, String baseUrl, String clientId, String clientSecret) {

    public static Credential of(String subscription, RestAccount account) {
      return new Credential(
          subscription, account.baseUrl(), account.clientId(), account.clientSecret());
    }

    /** Names it without telling it: another secret, or another address, is another credential. */
    byte[] digest() {
      try {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (String part : new String[] {"emg-adapter rest", baseUrl, clientId, clientSecret}) {
          byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
          sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
          sha.update(bytes);
        }
        return sha.digest();
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every JDK has SHA-256", e);
      }
    }

    /** Without itself. */
    @Override
    public String toString() {
      return "Credential[" + subscription + "]";
    }
  }
}
