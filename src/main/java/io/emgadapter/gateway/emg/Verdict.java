package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.order.Problems.Problem;
import java.time.Duration;
import java.util.Set;
import org.apache.qpid.protonj2.client.DeliveryState;
import org.apache.qpid.protonj2.client.Rejected;
import org.jspecify.annotations.Nullable;

/** What a broker's terminal state of a transfer means for its Task. */
final class Verdict {

  /** Conditions which say that the message itself is at fault. */
  private static final Set<String> CONTENT =
      Set.of(
          "amqp:decode-error",
          "amqp:invalid-field",
          "amqp:not-allowed",
          "com.microsoft:argument-error",
          "com.microsoft:argument-out-of-range");

  /** These say that it is too large. */
  private static final Set<String> SIZE =
      Set.of("amqp:link:message-size-exceeded", "com.microsoft:message-size-exceeded");

  /** Service Bus asks for this pause where it throttles a namespace. */
  static final String BUSY = "com.microsoft:server-busy";

  static final Duration BUSY_RETRY = Duration.ofSeconds(10);

  /** Conditions which say that the broker has not taken the message and may take it later. */
  private static final Set<String> TURNED_AWAY =
      Set.of(
          "amqp:not-found",
          "amqp:resource-deleted",
          "amqp:resource-limit-exceeded",
          "amqp:resource-locked",
          "amqp:unauthorized-access",
          "com.microsoft:auth-failed",
          "com.microsoft:entity-disabled",
          BUSY);

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

  /**
   * By AMQP 1.0, 3.4.2, a rejected message was not processed; without a condition that holds. A
   * condition may say otherwise: with {@code amqp:internal-error} or {@code com.microsoft:timeout}
   * the broker has failed and may have stored the message first. So only known conditions count as
   * proof.
   */
  private static Outcome rejected(@Nullable String condition, @Nullable String description) {
    if (condition != null && CONTENT.contains(condition)) {
      String message = "EMG's broker takes no such message (" + condition + "); change the order.";
      return new Outcome.Refused(new Problem("", "refused-by-broker", message));
    }
    if (condition != null && SIZE.contains(condition)) {
      String message =
          "EMG's broker takes no message of this size; shorten the texts and send again.";
      return new Outcome.Refused(new Problem("", "too-large", message));
    }
    String reason = "the queue rejected it, " + ErrorLine.of(condition, description);
    return condition == null || TURNED_AWAY.contains(condition)
        ? new Outcome.NotSent(reason, BUSY.equals(condition) ? BUSY_RETRY : RETRY)
        : new Outcome.Unknown(reason);
  }
}
