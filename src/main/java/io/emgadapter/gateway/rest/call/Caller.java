package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.rest.call.Caller.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Caller.Call.Replied;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import io.emgadapter.gateway.rest.call.Reply.Meaning;
import io.emgadapter.gateway.rest.call.Tokens.Token.Granted;
import io.emgadapter.gateway.rest.call.Tokens.Token.Unavailable;
import io.emgadapter.pause.PausePoint;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClientException;

/** Makes the calls of one subscription: with a token, not too many, and not into an outage. */
public final class Caller {
  private static final Duration NEW_TOKEN = Duration.ofMinutes(1);
  private static final String RECOVERS = "Equinix is given time to recover";

  private final EquinixApi equinix;
  private final Tokens tokens;
  private final Throttle throttle;
  private final CallMeters meters;

  public Caller(EquinixApi equinix, Tokens tokens, Throttle throttle, CallMeters meters) {
    this.equinix = equinix;
    this.tokens = tokens;
    this.throttle = throttle;
    this.meters = meters;
  }

  /** One call of an API, with the {@code Authorization} header that it is given. */
  @FunctionalInterface
  public interface Request {
    ResponseEntity<byte[]> make(EquinixApi equinix, String token);
  }

  /** Makes one call for a Task. */
  public Call call(Api api, Request request) {
    return withToken(
        api,
        token -> {
          Duration pause = throttle.begin(api);
          if (pause.isPositive()) {
            return new NotWritten(RECOVERS, pause);
          }
          Call call = exchange(api, token, request);
          throttle.ended(api, call);
          return judged(call);
        });
  }

  /**
   * Makes one call that only asks. It waits where Tasks wait, but what becomes of it says nothing
   * about orders: it neither holds them back nor lets them go.
   */
  public Call read(Api api, Request request) {
    return withToken(api, token -> judged(exchange(api, token, request)));
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

  /** Why no call can be made now, as far as is known without asking; null where one may. */
  public @Nullable String blocked() {
    return throttle.pause().isPositive() ? RECOVERS : tokens.none();
  }

  /** How long calls of this API must wait. */
  public Duration pause(Api api) {
    return throttle.pause(api);
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
      throw PreparationStopped.notSent(reason, pause);
    }
  }

  /**
   * A 401 is proof that nothing was done: the bearer token is looked at before anything else. So
   * the call is made once more, with another token.
   */
  private Call exchange(Api api, Granted token, Request request) {
    Call first = inTurn(api, token, request);
    if (!(first instanceof Replied(var reply)) || reply.meaning() != Meaning.TOKEN_REFUSED) {
      return first;
    }
    return switch (tokens.insteadOf(token)) {
      case Granted other -> inTurn(api, other, request);
      case Unavailable(var reason, var pause) -> new NotWritten(reason, pause);
    };
  }

  private Call inTurn(Api api, Granted token, Request request) {
    try {
      throttle.awaitTurn();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NotWritten("the adapter is stopping", Duration.ZERO);
    }
    long since = System.nanoTime();
    Call call = Call.of(() -> request.make(equinix, token.header()));
    meters.called(api, call, Duration.ofNanos(System.nanoTime() - since));
    return call;
  }

  /** What was turned away before it was worked on is as good as not written. */
  private Call judged(Call call) {
    if (!(call instanceof Replied(var reply))) {
      return call;
    }
    return switch (reply.meaning()) {
      case TURNED_AWAY ->
          new NotWritten(
              "Equinix limits the number of calls", throttle.limited(reply.asksToWait()));
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

    /**
     * Makes one HTTP exchange.
     *
     * <p>A connection that was refused or timed out, or a TLS handshake that failed, is proof that
     * nothing was written: HTTP begins after those. Every other failure comes after that and proves
     * nothing, the first byte may have been written.
     */
    static Call of(Supplier<ResponseEntity<byte[]>> exchange) {
      try {
        PausePoint.CALLING.reach();
        Reply reply = Reply.of(exchange.get());
        PausePoint.CALLED.reach();
        return new Replied(reply);
      } catch (RestClientException e) {
        return isBeforeWriting(e)
            ? new NotWritten("Equinix cannot be connected to", Duration.ofSeconds(5))
            : new Lost("no whole answer came: " + kind(e));
      }
    }

    private static boolean isBeforeWriting(Throwable failure) {
      for (Throwable t = failure; t != null; t = t.getCause()) {
        if (t instanceof ConnectException
            || t instanceof HttpConnectTimeoutException
            || t instanceof SSLHandshakeException) {
          return true;
        }
      }
      return false;
    }

    /** The kind alone: messages of failures may quote what was sent. */
    private static String kind(Throwable failure) {
      Throwable root = failure;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      return root.getClass().getSimpleName();
    }
  }
}
