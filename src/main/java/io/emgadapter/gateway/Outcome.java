package io.emgadapter.gateway;

import io.emgadapter.order.Answer;
import io.emgadapter.order.Problem;
import java.time.Duration;

/** What became of one Task that a {@link Gateway} was asked to send. */
public sealed interface Outcome {

  /** The gateway has it; the answer comes later. */
  record Sent() implements Outcome {}

  /** The gateway has it and answered at once. */
  record Answered(Answer answer) implements Outcome {}

  /**
   * Proven not to have left: it may be sent again.
   *
   * @param reason for the operator, without content or secrets
   * @param retryAfter the least time to wait
   */
  record NotSent(String reason, Duration retryAfter) implements Outcome {}

  /**
   * Equinix has taken a part of it that may be repeated; the rest is proven not to have left. So it
   * may be sent again, but can never be called unsent.
   *
   * @param reason for the operator, without content or secrets
   * @param retryAfter the least time to wait
   */
  record HalfSent(String reason, Duration retryAfter) implements Outcome {}

  /**
   * It may have reached Equinix or not; it must not be sent again blindly.
   *
   * @param cause for the operator, without content or secrets
   */
  record Unknown(String cause) implements Outcome {}

  /** It can never be sent as it is, and has not reached Equinix. */
  record Refused(Problem problem) implements Outcome {}
}
