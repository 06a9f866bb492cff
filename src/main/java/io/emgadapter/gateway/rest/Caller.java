package io.emgadapter.gateway.rest;

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
  private static final Duration NEW_TOKEN = Duration.ofMinutes(1);
  private static final String RECOVERS = "Equinix is given time to recover";

  private final Tokens tokens;
  private final Brakes brakes;
  private final Pace pace;

  Caller(Tokens tokens, Brakes brakes, Pace pace) {
    this.tokens = tokens;
    this.brakes = brakes;
    this.pace = pace;
  }

  /**
   * Makes one call for a Task.
   *
   * @param exchange gets the {@code Authorization} header
   */
  Call call(Api api, Function<String, ResponseEntity<byte[]>> exchange) {
    return granted(
        api,
        token -> {
          Duration holds = brakes.enter(api);
          if (holds.isPositive()) {
            return new NotWritten(RECOVERS, holds);
          }
          Call call = withToken(token, exchange);
          brakes.learn(api, call);
          return judged(call);
        });
  }

  /**
   * Makes one call that only asks. It obeys the brakes, but what becomes of it says nothing about
   * orders: it neither holds them back nor lets them go.
   */
  Call read(Api api, Function<String, ResponseEntity<byte[]>> exchange) {
    return granted(api, token -> judged(withToken(token, exchange)));
  }

  private Call granted(Api api, Function<Granted, Call> made) {
    Duration holds = brakes.holds(api);
    if (holds.isPositive()) {
      return new NotWritten(RECOVERS, holds);
    }
    return switch (tokens.get()) {
      case Granted token -> made.apply(token);
      case Unavailable(var reason, var pause) -> new NotWritten(reason, pause);
    };
  }

  /** Why no call can be made now, as far as is known without asking; null where one may. */
  @Nullable String held() {
    return brakes.holds().isPositive() ? RECOVERS : tokens.none();
  }

  /** How long calls of this API must wait. */
  Duration pause(Api api) {
    return brakes.holds(api);
  }

  /**
   * How long a Task must stay away that could not be sent. While the credential is refused no Task
   * is claimed, so none waits for longer than that lasts: with another one all are due at once.
   *
   * @param pause where nothing is refused
   */
  Duration away(Duration pause) {
    return tokens.areRefused() ? Duration.ZERO : pause;
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
  private Call withToken(Granted token, Function<String, ResponseEntity<byte[]>> exchange) {
    Call first = paced(token, exchange);
    if (!(first instanceof Replied(var reply)) || reply.meaning() != Meaning.TOKEN_REFUSED) {
      return first;
    }
    return switch (tokens.insteadOf(token)) {
      case Granted other -> paced(other, exchange);
      case Unavailable(var reason, var pause) -> new NotWritten(reason, pause);
    };
  }

  private Call paced(Granted token, Function<String, ResponseEntity<byte[]>> exchange) {
    try {
      pace.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NotWritten("the adapter is stopping", Duration.ZERO);
    }
    return Exchange.of(() -> exchange.apply(token.header()));
  }

  /** What was turned away before it was worked on is as good as not written. */
  private Call judged(Call call) {
    if (!(call instanceof Replied(var reply))) {
      return call;
    }
    return switch (reply.meaning()) {
      case TURNED_AWAY ->
          new NotWritten("Equinix limits the number of calls", brakes.limited(reply.asksToWait()));
      case TOKEN_REFUSED -> new NotWritten("Equinix takes neither of two tokens", NEW_TOKEN);
      case DONE, REFUSED, OPEN -> call;
    };
  }
}
