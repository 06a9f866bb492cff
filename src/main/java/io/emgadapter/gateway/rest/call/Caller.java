package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.rest.call.Apis.Api;
import io.emgadapter.gateway.rest.call.Caller.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Caller.Call.Replied;
import io.emgadapter.gateway.rest.call.Reply.Meaning;
import io.emgadapter.gateway.rest.call.Throttle.Pace;
import io.emgadapter.gateway.rest.call.Tokens.Token.Granted;
import io.emgadapter.gateway.rest.call.Tokens.Token.Unavailable;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Makes the calls of one subscription: with a token, not too many, and not into an outage. */
public final class Caller {
  private static final Duration NEW_TOKEN = Duration.ofMinutes(1);
  private static final String RECOVERS = "Equinix is given time to recover";

  private final Tokens tokens;
  private final Throttle brakes;
  private final Pace pace;

  public Caller(Tokens tokens, Throttle brakes, Pace pace) {
    this.tokens = tokens;
    this.brakes = brakes;
    this.pace = pace;
  }

  /**
   * Makes one call for a Task.
   *
   * @param exchange gets the {@code Authorization} header
   */
  public Call call(Api api, Function<String, ResponseEntity<byte[]>> exchange) {
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
  public Call read(Api api, Function<String, ResponseEntity<byte[]>> exchange) {
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
  public @Nullable String held() {
    return brakes.holds().isPositive() ? RECOVERS : tokens.none();
  }

  /** How long calls of this API must wait. */
  public Duration pause(Api api) {
    return brakes.holds(api);
  }

  /**
   * How long a Task must stay away that could not be sent. While the credential is refused no Task
   * is claimed, so none waits for longer than that lasts: with another one all are due at once.
   *
   * @param pause where nothing is refused
   */
  public Duration away(Duration pause) {
    return tokens.areRefused() ? Duration.ZERO : pause;
  }

  /** Sees to it that there is a token, so that the next call need not wait for one. */
  public void ready() {
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

  /** What became of one call. */
  public sealed interface Call {

    /** Equinix answered, whatever it said. */
    record Replied(Reply reply) implements Call {}

    /**
     * Proven not to have been written, or to have been turned away before it was worked on.
     *
     * @param reason for the operator
     * @param pause the least time before it may be tried again
     */
    record NotWritten(String reason, Duration pause) implements Call {}

    /**
     * It was written, and no whole answer came: it may have been worked on or not.
     *
     * @param cause for the operator
     */
    record Lost(String cause) implements Call {}
  }

  /** How long a Task may wait and prepare; an order whose time is up is not sent any more. */
  public static final class Turn {
    private final long end;

    public Turn(Duration startWithin) {
      this.end = System.nanoTime() + startWithin.toNanos();
    }

    public Duration left() {
      return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Stops where time is up, so that the lease of the Task outlasts what still comes. */
    public void check() {
      if (left().isZero()) {
        throw Stop.notSent("its turn did not come in time", Duration.ZERO);
      }
    }
  }
}
