package io.emgadapter.gateway;

import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.WorkVisitCreate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A gateway by which cages of several accounts need an order each. The messaging gateway is not one
 * of them: there Equinix itself makes several orders of one Task. Safe for use by several threads.
 */
public interface Divider {

  /**
   * One of the orders into which a visit is divided.
   *
   * @param locations cages and cabinets, some or all of the visit's
   * @param accountNumbers the account of each cage, by the cage's name, as far as it is known
   */
  record Part(List<String> locations, Map<String, String> accountNumbers) {}

  /**
   * Says how a visit must be divided.
   *
   * @param subscription the account that orders it
   * @param rest the {@code rest} object of its work request as JSON; null if it has none
   * @return one part or more, which together have all its locations
   */
  Finding<List<Part>> divide(String subscription, WorkVisitCreate visit, @Nullable String rest);

  /**
   * What Equinix says about an order that has not been placed yet. Asking changes nothing there, so
   * it may be repeated. Reasons are for the operator, without content or secrets.
   */
  public sealed interface Finding<T> {

    /** Equinix has answered. */
    record Known<T>(T value) implements Finding<T> {}

    /** Equinix cannot be asked now; {@code retryAfter} is the least time to wait. */
    record Later<T>(String reason, Duration retryAfter) implements Finding<T> {}

    /** The order can never be made as it is. */
    record Unfit<T>(Problem problem) implements Finding<T> {}
  }
}
