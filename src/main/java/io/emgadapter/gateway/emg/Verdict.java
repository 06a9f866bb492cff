package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.Outcome;
import io.emgadapter.order.Problem;
import java.time.Duration;
import java.util.Set;
import org.apache.qpid.protonj2.client.DeliveryState;
import org.apache.qpid.protonj2.client.Rejected;
import org.jspecify.annotations.Nullable;

/** What a broker's terminal state of a transfer means for its Task. */
final class Verdict {

  /** These say that the message itself is at fault. */
  private static final Set<String> CONTENT =
      Set.of(
          "amqp:link:message-size-exceeded",
          "amqp:decode-error",
          "amqp:invalid-field",
          "amqp:not-allowed",
          "com.microsoft:argument-error",
          "com.microsoft:argument-out-of-range",
          "com.microsoft:message-size-exceeded");

  /** Service Bus: the server may have completed the operation all the same. */
  private static final String TIMEOUT = "com.microsoft:timeout";

  private static final Duration RETRY = Duration.ofSeconds(2);

  private Verdict() {}

  static Outcome of(@Nullable DeliveryState state) {
    return switch (state) {
      case null -> new Outcome.Unknown("the transfer was settled without an outcome");
      case Rejected rejected -> rejected(rejected.getCondition(), rejected.getDescription());
      case DeliveryState given when given.isAccepted() -> new Outcome.Sent();
      case DeliveryState given when given.isReleased() || given.isModified() ->
          new Outcome.NotSent("the queue gave it back", RETRY);
      default -> new Outcome.Unknown("the transfer was settled as part of a transaction");
    };
  }

  private static Outcome rejected(@Nullable String condition, @Nullable String description) {
    if (condition != null && CONTENT.contains(condition)) {
      String message = "EMG's broker takes no such message (" + condition + "); change the order.";
      return new Outcome.Refused(new Problem("", "refused-by-broker", message));
    }
    String reason = "the queue rejected it, " + Reasons.of(condition, description);
    return TIMEOUT.equals(condition)
        ? new Outcome.Unknown(reason)
        : new Outcome.NotSent(reason, RETRY);
  }
}
