package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.Answered;
import io.emgadapter.gateway.Gateway.Outcome.HalfSent;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Refused;
import io.emgadapter.gateway.Gateway.Outcome.Sent;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.gateway.rest.call.Call;
import io.emgadapter.gateway.rest.call.Call.Lost;
import io.emgadapter.gateway.rest.call.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.gateway.rest.call.Reply;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Answer.NamedOrder;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a call that orders, changes or cancels means for its Task. */
final class Outcomes {
  private static final String HALF = "A part of the change was taken; ";
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private Outcomes() {}

  /**
   * The outcome of a Create. A success that names no order has placed one nevertheless, so it is
   * looked up.
   *
   * @param locations the cages and cabinets that were ordered for
   */
  static Outcome created(UUID task, Call call, List<String> locations) {
    if (call instanceof Replied(var reply) && reply.isSuccess()) {
      String number = reply.text("orderNumber").orElse(reply.location());
      return number == null
          ? new Unknown("Equinix took the order, but its answer names none")
          : answered(task, reply.status(), null, List.of(new NamedOrder(number, locations)));
    }
    return other(task, call);
  }

  /** The outcome of an Update or Cancel of this order. */
  static Outcome changed(UUID task, Call call, String orderId) {
    return call instanceof Replied(var reply) && reply.isSuccess()
        ? answered(task, reply.status(), null, List.of(new NamedOrder(orderId, List.of())))
        : other(task, call);
  }

  /**
   * The outcome of the second half of a change whose first half Equinix has taken. The Task may
   * never be called unsent any more, but both halves may be sent again if the second has not left.
   * A refusal stands, and says that it is about one half.
   */
  static Outcome afterTheFirstHalf(UUID task, Call call, String orderId) {
    Outcome outcome = changed(task, call, orderId);
    return switch (outcome) {
      case NotSent(var reason, var pause) ->
          new HalfSent(HALF + "the rest was not sent: " + reason, pause);
      case Answered(var answer) when !answer.acknowledges() ->
          answered(
              task,
              answer.statusCode(),
              HALF + "the rest was refused: " + answer.description(),
              List.of());
      case Sent _, Answered _, HalfSent _, Unknown _, Refused _ -> outcome;
    };
  }

  /**
   * The outcome of a first half that was sent once more because the answer to it was lost. Only a
   * success decides, because every other answer is about the second time and not about the first.
   *
   * @param lost what became of it the first time
   */
  static Outcome repeated(UUID task, Call call, String orderId, Outcome lost) {
    Outcome again = changed(task, call, orderId);
    return again instanceof Answered(var answer) && answer.acknowledges() ? again : lost;
  }

  /** Everything but success. */
  private static Outcome other(UUID task, Call call) {
    return switch (call) {
      case NotWritten(var reason, var pause, _) -> new NotSent(reason, pause);
      case Lost(var cause) -> new Unknown(cause);
      case Replied(var reply) -> replied(task, reply);
    };
  }

  private static Outcome replied(UUID task, Reply reply) {
    return switch (reply.meaning()) {
      case REFUSED -> answered(task, reply.status(), reply.errorText(), List.of());
      case TOKEN_REFUSED, TURNED_AWAY -> new NotSent("Equinix turned it away", PAUSE);
      case DONE, OPEN ->
          new Unknown("Equinix answered " + reply.status() + ": " + reply.errorText());
    };
  }

  private static Outcome answered(
      UUID task, int status, @Nullable String description, List<NamedOrder> orders) {
    return new Answered(new Answer(task, status, description, orders));
  }
}
