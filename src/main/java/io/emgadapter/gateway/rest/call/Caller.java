package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.RestStanding;
import io.emgadapter.gateway.rest.call.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.gateway.rest.call.CallTurns.Turn;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import io.emgadapter.gateway.rest.call.PreparationStopped.TimeToStart;
import io.emgadapter.gateway.rest.call.Reply.Meaning;
import io.emgadapter.gateway.rest.call.TokenRequest.Token.Granted;
import io.emgadapter.gateway.rest.call.TokenRequest.Token.Unavailable;
import io.emgadapter.sight.OutcomeCounters;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * Makes the calls of one subscription: with a token, within its limits, and not during an outage.
 */
public final class Caller {
  private static final Duration NEW_TOKEN = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final String NO_TOKEN_TAKEN = "Equinix takes neither of two tokens";

  /** Every instance's Tasks, reads and look-ups together are done in less, at any sensible pace. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private static final String MANY_WAIT = "Many calls of all instances wait for their turn";
  private static final String RECOVERS = "Equinix is given time to recover";

  private final EquinixApi equinix;
  private final Tokens tokens;
  private final Throttle throttle;
  private final CallMeters meters;
  private final AccountSight sight;

  /**
   * @param sight is told what comes of each call
   */
  public Caller(
      EquinixApi equinix, Tokens tokens, Throttle throttle, CallMeters meters, AccountSight sight) {
    this.equinix = equinix;
    this.tokens = tokens;
    this.throttle = throttle;
    this.meters = meters;
    this.sight = sight;
  }

  /** One call of an API, with the given {@code Authorization} header. */
  @FunctionalInterface
  public interface Request {
    ResponseEntity<byte[]> make(EquinixApi equinix, String token);
  }

  /** Makes one call for a Task. */
  public Call call(Api api, Request request) {
    return call(api, new TimeToStart(LONGEST_WAIT), request);
  }

  /** Makes one call for a Task if its turn comes in time. */
  public Call call(Api api, TimeToStart time, Request request) {
    return withToken(
        api,
        token -> {
          Duration pause = throttle.begin(api);
          if (pause.isPositive()) {
            return new NotWritten(RECOVERS, pause);
          }
          Call call = exchange(api, time, token, request);
          throttle.ended(api, call);
          return judged(call);
        });
  }

  /**
   * Makes one call that only asks. It waits like the calls of Tasks, but its result has no
   * influence on them: it neither holds them back nor lets them go.
   */
  public Call read(Api api, Request request) {
    TimeToStart time = new TimeToStart(LONGEST_WAIT);
    return withToken(api, token -> judged(exchange(api, time, token, request)));
  }

  /**
   * Makes one call that cannot be made again, because it sends a stream. Otherwise it is like
   * {@link #read}; if its token was refused, the next call has another.
   */
  public Call once(Api api, Request request) {
    TimeToStart time = new TimeToStart(LONGEST_WAIT);
    return withToken(
        api,
        token -> {
          Call call = inTurn(api, time, token, request);
          if (call instanceof Replied(var reply) && reply.meaning() == Meaning.TOKEN_REFUSED) {
            return tokens.insteadOf(token) instanceof Unavailable(var reason, var pause)
                ? new NotWritten(reason, pause)
                : new NotWritten("Equinix wanted another token", SOON);
          }
          return judged(call);
        });
  }

  private Call withToken(Api api, Function<Granted, Call> made) {
    Duration pause = throttle.pause(api);
    if (pause.isPositive()) {
      return new NotWritten(RECOVERS, pause);
    }
    return switch (tokens.get()) {
      case Granted token -> made.apply(token);
      case Unavailable(var reason, var wait) -> new NotWritten(reason, wait);
    };
  }

  /** Why no call can be made now, as far as is known without asking; null if one may be made. */
  public @Nullable String blocked() {
    return throttle.pause().isPositive() ? RECOVERS : tokens.none();
  }

  /** How the account stands, as far as is known without asking. */
  public RestStanding standing() {
    return sight.standing(waits());
  }

  private @Nullable String waits() {
    if (throttle.pause().isPositive()) {
      return "Equinix limits the number of calls, or could not be connected to";
    }
    String pausing =
        Arrays.stream(Api.values())
            .filter(api -> throttle.pause(api).isPositive())
            .map(OutcomeCounters::word)
            .collect(Collectors.joining(", "));
    return pausing.isEmpty() ? null : "Equinix's API is given time to recover: " + pausing;
  }

  /** How long calls of this API must wait. */
  public Duration pause(Api api) {
    return throttle.pause(api);
  }

  /**
   * How long a Task that could not be sent must wait. As long as the credential is refused no Task
   * is claimed, so all are due at once: with another credential none has to wait longer.
   *
   * @param pause how long, if the credential is not refused
   */
  public Duration away(Duration pause) {
    return tokens.areRefused() ? Duration.ZERO : pause;
  }

  /** Gets a token in advance, so that the next call need not wait for one. */
  public void ready() {
    if (tokens.get() instanceof Unavailable(var reason, var pause)) {
      throw PreparationStopped.notSent(reason, pause);
    }
  }

  /**
   * A 401 is proof that nothing was done, because the bearer token is checked before anything else.
   * So the call is made once more, with another token.
   */
  private Call exchange(Api api, TimeToStart time, Granted token, Request request) {
    Call first = inTurn(api, time, token, request);
    if (!(first instanceof Replied(var reply)) || reply.meaning() != Meaning.TOKEN_REFUSED) {
      return first;
    }
    return switch (tokens.insteadOf(token)) {
      case Granted other -> inTurn(api, time, other, request);
      case Unavailable(var reason, var pause) -> new NotWritten(reason, pause);
    };
  }

  private Call inTurn(Api api, TimeToStart time, Granted token, Request request) {
    NotWritten noTurn = turn(time);
    if (noTurn != null) {
      return noTurn;
    }
    long since = System.nanoTime();
    Call call = Call.of(() -> request.make(equinix, token.header()));
    meters.called(api, call, Duration.ofNanos(System.nanoTime() - since));
    sight.called(call);
    return call;
  }

  /** Waits for a turn; null when it has come, and there is time left. */
  private @Nullable NotWritten turn(TimeToStart time) {
    try {
      Turn turn = throttle.awaitTurn(time.left());
      return switch (turn.state()) {
        case CROWDED -> NotWritten.untried(MANY_WAIT, turn.in());
        case HELD -> NotWritten.untried(RECOVERS, turn.in());
        case TAKEN -> time.left().isZero() ? NotWritten.untried(MANY_WAIT, SOON) : null;
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NotWritten.untried("the adapter is stopping", Duration.ZERO);
    }
  }

  /** A call that was turned away before anything was done counts as not written. */
  private Call judged(Call call) {
    if (!(call instanceof Replied(var reply))) {
      return call;
    }
    return switch (reply.meaning()) {
      case TURNED_AWAY ->
          new NotWritten(
              "Equinix limits the number of calls", throttle.limited(reply.asksToWait()));
      case TOKEN_REFUSED -> {
        sight.failed(NO_TOKEN_TAKEN);
        yield new NotWritten(NO_TOKEN_TAKEN, NEW_TOKEN);
      }
      case DONE, REFUSED, OPEN -> call;
    };
  }
}
