package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.rest.call.Call.Lost;
import io.emgadapter.gateway.rest.call.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Problems.ProblemCode;
import java.time.Duration;
import java.util.List;

/** Ends the preparation of an order; the order itself has not been sent. */
public final class PreparationStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Duration PAUSE = Duration.ofSeconds(15);

  private final transient Outcome outcome;

  private PreparationStopped(Outcome outcome) {
    super("stopped before the order was sent", null, false, false);
    this.outcome = outcome;
  }

  public Outcome outcome() {
    return outcome;
  }

  /** It may be tried again. */
  public static PreparationStopped notSent(String reason, Duration pause) {
    return new PreparationStopped(new Outcome.NotSent(reason, pause));
  }

  /** It never can be sent. */
  public static PreparationStopped refused(String pointer, ProblemCode code, String sentence) {
    return new PreparationStopped(new Outcome.Refused(new Problem(pointer, code.word(), sentence)));
  }

  /** It never can be sent, if there are any problems; an outcome carries the first. */
  public static void ifAny(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new PreparationStopped(new Outcome.Refused(problems.getFirst()));
    }
  }

  /**
   * The reply to a call that prepares an order, which can be made again whatever became of it: it
   * reads, or uploads a file that no order uses yet.
   *
   * @param what for the operator, for example {@code the account of the cage}
   */
  public static Reply replyOr(Call call, String what) {
    return switch (call) {
      case Replied(var reply) ->
          switch (reply.meaning()) {
            case DONE -> reply;
            case REFUSED -> throw refused("", ProblemCode.NOT_ALLOWED, refusal(what, reply));
            case TOKEN_REFUSED, TURNED_AWAY, OPEN ->
                throw notSent("no answer about " + what + ": " + reply.errorText(), PAUSE);
          };
      case NotWritten(var reason, var pause, _) -> throw notSent(reason, pause);
      case Lost(var cause) -> throw notSent("no answer about " + what + ": " + cause, PAUSE);
    };
  }

  private static String refusal(String what, Reply reply) {
    return "Equinix refuses " + what + ": " + reply.errorText();
  }

  /** The time within which an order must be started; after that it is not sent any more. */
  public static final class TimeToStart {
    private final long end;

    public TimeToStart(Duration time) {
      this.end = System.nanoTime() + time.toNanos();
    }

    public Duration left() {
      return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /**
     * Ends the preparation if the time is up, so that the remaining work fits into the lease of the
     * Task.
     */
    public void check() {
      if (left().isZero()) {
        throw notSent("its turn did not come in time", Duration.ZERO);
      }
    }
  }
}
