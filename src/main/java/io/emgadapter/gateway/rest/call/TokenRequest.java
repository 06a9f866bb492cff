package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.rest.call.Call.Lost;
import io.emgadapter.gateway.rest.call.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.gateway.rest.call.CallMeters.Asked;
import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import io.emgadapter.gateway.rest.call.TokenRequest.Token.Granted;
import io.emgadapter.gateway.rest.call.TokenRequest.Token.Unavailable;
import io.emgadapter.sight.OutcomeCounters;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Asks for a token (Equinix, API Authentication). */
public final class TokenRequest {
  /** "3599 (60 minutes)", if the answer does not say. */
  private static final Duration USUAL_LIFE = Duration.ofSeconds(3599);

  private static final Duration WAIT = Duration.ofSeconds(15);

  private final EquinixApi api;
  private final Duration longest;
  private final OutcomeCounters<Asked> counters;
  private final Timer times;

  /**
   * @param longest how long one call may take
   */
  public TokenRequest(
      EquinixApi api, Duration longest, OutcomeCounters<Asked> counters, Timer times) {
    this.api = api;
    this.longest = longest;
    this.counters = counters;
    this.times = times;
  }

  /** What became of the request. */
  sealed interface Answer {}

  /** A token, and how long it lives. */
  record Granted(Token.Granted token, Duration life) implements Answer {}

  /** The credential is wrong; asking again would lock the account. */
  record Refused(String code) implements Answer {}

  /** No token, but Equinix did not refuse the credential. */
  record None(Unavailable unavailable) implements Answer {}

  Duration longest() {
    return longest;
  }

  Answer make(Credential credential) {
    long since = System.nanoTime();
    Answer answer = asked(credential);
    times.record(Duration.ofNanos(System.nanoTime() - since));
    counters.add(
        switch (answer) {
          case Granted _ -> Asked.GRANTED;
          case Refused _ -> Asked.REFUSED;
          case None _ -> Asked.NONE;
        });
    return answer;
  }

  private Answer asked(Credential credential) {
    return switch (Call.of(() -> api.token(body(credential)))) {
      case Replied(var reply) -> judge(reply);
      case NotWritten(var reason, var wait, _) -> new None(new Unavailable(reason, wait));
      case Lost(var cause) -> new None(new Unavailable("no token came: " + cause, WAIT));
    };
  }

  static ObjectNode body(Credential credential) {
    return new JsonFields()
        .put("grant_type", "client_credentials")
        .put("client_id", credential.clientId())
        .put("client_secret", credential.clientSecret())
        .object();
  }

  static Answer judge(Reply reply) {
    if (reply.refusesCredential()) {
      return new Refused(reply.text("error_code").map(TokenRequest::code).orElse("unknown"));
    }
    String token = reply.text("access_token").orElse("");
    if (!reply.isSuccess() || token.isEmpty()) {
      Duration wait = Objects.requireNonNullElse(reply.retryAfter(), WAIT);
      return new None(new Unavailable("no token came: status " + reply.status(), wait));
    }
    return new Granted(new Token.Granted("Bearer " + token), life(reply));
  }

  /** {@code token_timeout} is a text of seconds. */
  private static Duration life(Reply reply) {
    return reply
        .text("token_timeout")
        .filter(text -> text.matches("[1-9][0-9]{0,8}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(USUAL_LIFE);
  }

  private static String code(String text) {
    return text.substring(0, Math.min(100, text.length()));
  }

  /** What became of asking for a token. */
  sealed interface Token {

    /**
     * A token.
     *
     * @param header the {@code Authorization} header
     */
    record Granted(String header) implements Token {
      /** Without the token. */
      @Override
      public String toString() {
        return "Granted";
      }
    }

    /**
     * There is no token now.
     *
     * @param reason for the operator
     * @param pause the least time before asking again
     */
    record Unavailable(String reason, Duration pause) implements Token {}
  }
}
