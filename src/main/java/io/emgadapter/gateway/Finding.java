package io.emgadapter.gateway;

import io.emgadapter.order.Problem;
import java.time.Duration;

/**
 * What Equinix says about an order that is still to be made. Asking changes nothing there, so it
 * may be done again.
 */
public sealed interface Finding<T> {

  /** It is known. */
  record Known<T>(T value) implements Finding<T> {}

  /**
   * Equinix cannot be asked now.
   *
   * @param reason for the operator, without content or secrets
   * @param retryAfter the least time to wait
   */
  record Later<T>(String reason, Duration retryAfter) implements Finding<T> {}

  /** The order can never be made as it is. */
  record Unfit<T>(Problem problem) implements Finding<T> {}
}
