package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.rest.Call.Lost;
import io.emgadapter.gateway.rest.Call.NotWritten;
import io.emgadapter.gateway.rest.Call.Replied;
import io.emgadapter.gateway.rest.Token.Granted;
import io.emgadapter.gateway.rest.Token.Unavailable;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Makes the calls of one subscription: with a token, not too many, and not into an outage. */
final class Caller {
  private static final String RECOVERS = "Equinix is given time to recover";

  private final Tokens tokens;
  private final Brake brake;
  private final Pace pace;

  Caller(Tokens tokens, Brake brake, Pace pace) {
    this.tokens = tokens;
    this.brake = brake;
    this.pace = pace;
  }

  /**
   * Makes one call.
   *
   * @param api gets the {@code Authorization} header
   */
  Call call(Function<String, ResponseEntity<byte[]>> api) {
    Duration holds = brake.holds();
    if (holds.isPositive()) {
      return new NotWritten(RECOVERS, holds);
    }
    return switch (tokens.get()) {
      case Granted token -> entered(token, api);
      case Unavailable(var reason, var pause) -> new NotWritten(reason, pause);
    };
  }

  private Call entered(Granted token, Function<String, ResponseEntity<byte[]>> api) {
    Duration holds = brake.enter();
    return holds.isPositive() ? new NotWritten(RECOVERS, holds) : learn(withToken(token, api));
  }

  /** Why no call can be made now, as far as is known without asking; null where one may. */
  @Nullable String held() {
    return brake.holds().isPositive() ? RECOVERS : tokens.none();
  }

  /** Sees to it that there is a token, so that the next call need not wait for one. */
  void ready() {
    if (tokens.get() instanceof Unavailable(var reason, var pause)) {
      throw Stop.notSent(reason, pause);
    }
  }

  /**
   * A 401 is proof that nothing was done: the bearer token is looked at before anything else. So
   * the call is made once more, with another token.
   */
  private Call withToken(Granted token, Function<String, ResponseEntity<byte[]>> api) {
    Call first = paced(token, api);
    if (!(first instanceof Replied(var reply)) || reply.status() != 401) {
      return first;
    }
    return switch (tokens.insteadOf(token)) {
      case Granted other -> paced(other, api);
      case Unavailable(var reason, var pause) -> new NotWritten(reason, pause);
    };
  }

  private Call paced(Granted token, Function<String, ResponseEntity<byte[]>> api) {
    try {
      pace.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NotWritten("the adapter is stopping", Duration.ZERO);
    }
    return Exchange.of(() -> api.apply(token.header()));
  }

  private Call learn(Call call) {
    switch (call) {
      case Replied(var reply) when TurnedAway.by(reply) -> {
        Duration asked = reply.retryAfter() == null ? Duration.ZERO : reply.retryAfter();
        return new NotWritten("Equinix limits the number of calls", brake.limited(asked));
      }
      case Replied(var reply) when reply.status() < 500 -> brake.worked();
      case Replied _, NotWritten _, Lost _ -> brake.failed();
    }
    return call;
  }
}
