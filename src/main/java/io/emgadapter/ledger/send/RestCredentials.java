package io.emgadapter.ledger.send;

import io.emgadapter.gateway.rest.call.CredentialMemory;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps in the table {@code rest_credential} what all instances know about credentials. A refusal
 * or another end of an attempt that cannot be written is kept in memory and written before anything
 * else is done. An instance that dies before it writes leaves an open attempt: after three in a row
 * the credential counts as refused, because five refusals lock the account.
 */
@Component
final class RestCredentials implements CredentialMemory {
  /** What stands in the place of Equinix's code where no end of an attempt is known. */
  static final String NO_OUTCOME = "no-outcome";

  private static final int MOST_OPEN = 3;

  private static final String KNOW =
      "insert into rest_credential (digest) values (:digest) on conflict do nothing";
  private static final String BEGIN =
      """
      update rest_credential
      set attempt_until = ledger_now() + make_interval(secs => :seconds),
        open_attempts = open_attempts + 1
      where digest = :digest and refused_at is null and open_attempts < :most
        and (attempt_until is null or attempt_until <= ledger_now())\
      """;
  private static final String GIVE_UP =
      """
      update rest_credential
      set attempt_until = null, refused_at = ledger_now(), refused_with = :code
      where digest = :digest and refused_at is null and open_attempts >= :most
        and attempt_until <= ledger_now()\
      """;
  private static final String REFUSAL =
      """
      select refused_at, refused_with from rest_credential
      where digest = :digest and refused_at is not null\
      """;
  private static final String END =
      "update rest_credential set attempt_until = null, open_attempts = 0 where digest = :digest";

  // Written late it must not end the attempt that another instance may be making by now.
  private static final String END_LATE =
      """
      update rest_credential set open_attempts = greatest(open_attempts - 1, 0)
      where digest = :digest\
      """;
  private static final String REFUSE =
      """
      insert into rest_credential (digest, refused_at, refused_with)
      values (:digest, ledger_now(), :code)
      on conflict (digest) do update
      set attempt_until = null, refused_at = excluded.refused_at,
        refused_with = excluded.refused_with\
      """;

  /** Stands for an end without a refusal among those that are not written; no code has it. */
  private static final String NOT_REFUSED = "\0";

  private final JdbcClient jdbc;
  private final Map<String, String> unwritten = new LinkedHashMap<>();
  private final AtomicLong heard = new AtomicLong();

  RestCredentials(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Permit begin(Credential credential, Duration longest) {
    writeEnds();
    if (isBegun(credential, longest)) {
      return Permit.GRANTED;
    }
    about(credential, GIVE_UP).param("most", MOST_OPEN).param("code", NO_OUTCOME).update();
    if (known(credential).isPresent()) {
      heard.incrementAndGet();
      return Permit.REFUSED;
    }
    about(credential, KNOW).update();
    return isBegun(credential, longest) ? Permit.GRANTED : Permit.BUSY;
  }

  private boolean isBegun(Credential credential, Duration longest) {
    return about(credential, BEGIN)
            .param("seconds", longest.toSeconds() + 1)
            .param("most", MOST_OPEN)
            .update()
        == 1;
  }

  @Override
  public void end(Credential credential) {
    try {
      about(credential, END).update();
    } catch (DataAccessException e) {
      keep(credential, NOT_REFUSED);
      heard.incrementAndGet(); // whoever looks next writes it
    }
  }

  @Override
  public void refuse(Credential credential, String code) {
    keep(credential, code);
    heard.incrementAndGet();
    try {
      writeEnds();
    } catch (DataAccessException e) {
      // it is kept, and whoever asks next writes it or gets the error
    }
  }

  private synchronized void keep(Credential credential, String code) {
    unwritten.put(HexFormat.of().formatHex(credential.digest()), code);
  }

  private synchronized void writeEnds() {
    for (var all = unwritten.entrySet().iterator(); all.hasNext(); all.remove()) {
      Map.Entry<String, String> each = all.next();
      byte[] digest = HexFormat.of().parseHex(each.getKey());
      if (each.getValue().equals(NOT_REFUSED)) {
        jdbc.sql(END_LATE).param("digest", digest).update();
      } else {
        jdbc.sql(REFUSE).param("digest", digest).param("code", each.getValue()).update();
      }
    }
  }

  @Override
  public Optional<Refusal> refusal(Credential credential) {
    writeEnds();
    return known(credential);
  }

  @Override
  public long heard() {
    return heard.get();
  }

  private Optional<Refusal> known(Credential credential) {
    return about(credential, REFUSAL)
        .query((row, _) ->
            new Refusal(
                row.getObject("refused_at", OffsetDateTime.class).toInstant(),
                Objects.requireNonNullElse(row.getString("refused_with"), "unknown")))
        .optional();
  }

  private JdbcClient.StatementSpec about(Credential credential, String sql) {
    return jdbc.sql(sql).param("digest", credential.digest());
  }
}
