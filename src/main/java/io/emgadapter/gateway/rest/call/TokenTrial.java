package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.rest.call.Call.Lost;
import io.emgadapter.gateway.rest.call.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * Fetches one token with a credential and forgets it, for a person who wants to know whether that
 * works. It is one attempt of the five after which Equinix locks an account, so whoever calls it
 * looks first whether this credential was refused before.
 */
public final class TokenTrial {
  private TokenTrial() {}

  /** What came of it. */
  public enum Outcome {
    /** There was a token. */
    GRANTED,
    /** Equinix says that the client id or secret is wrong. */
    REFUSED,
    /** Equinix was not reached, or said something else. */
    UNDECIDED
  }

  /**
   * An answer of the token endpoint.
   *
   * @param why Equinix's error code, or why there was no answer; empty for a token
   * @param date what the endpoint says what time it is, to the second; null if it does not say
   */
  public record Answer(Outcome outcome, String why, @Nullable Instant date) {}

  /** Makes the attempt; never throws because of what the other side does. */
  public static Answer of(EquinixApi equinix, Credential credential) {
    AtomicReference<@Nullable Instant> date = new AtomicReference<>();
    Call call =
        Call.of(() -> {
          ResponseEntity<byte[]> response = equinix.token(TokenRequest.body(credential));
          date.set(date(response.getHeaders()));
          return response;
        });
    return switch (call) {
      case Replied(var reply) -> answer(TokenRequest.judge(reply), date.get());
      case NotWritten(var why, _, _) -> new Answer(Outcome.UNDECIDED, why, null);
      case Lost(var why) -> new Answer(Outcome.UNDECIDED, why, null);
    };
  }

  private static Answer answer(TokenRequest.Answer answer, @Nullable Instant date) {
    return switch (answer) {
      case TokenRequest.Granted _ -> new Answer(Outcome.GRANTED, "", date);
      case TokenRequest.Refused(var code) -> new Answer(Outcome.REFUSED, code, date);
      case TokenRequest.None(var told) -> new Answer(Outcome.UNDECIDED, told.reason(), date);
    };
  }

  private static @Nullable Instant date(HttpHeaders headers) {
    try {
      ZonedDateTime date = headers.getFirstZonedDateTime(HttpHeaders.DATE);
      return date == null ? null : date.toInstant();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
