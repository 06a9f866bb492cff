package io.emgadapter.gateway;

import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.WorkVisitCreate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A gateway on whose way cages of several accounts need an order each. The messaging gateway is
 * none: there Equinix makes several orders of one Task. Safe for use by several threads.
 */
public interface Divider {

  /**
   * An order of its own.
   *
   * @param locations cages and cabinets, some of the visit's or all
   * @param accountNumbers the account of each cage, by the cage's name, as far as it is known
   */
  record Part(List<String> locations, Map<String, String> accountNumbers) {}

  /**
   * Says how a visit must be divided.
   *
   * @param subscription whose it is
   * @param rest the {@code rest} object of its work request as JSON; null where it has none
   * @return one part or more, which have all its locations between them
   */
  Finding<List<Part>> divide(String subscription, WorkVisitCreate visit, @Nullable String rest);

  /**
   * What Equinix says about an order that is still to be made. Asking changes nothing there, so it
   * may be done again. Reasons are for the operator, without content or secrets.
   */
  public sealed interface Finding<T> {

    /** It is known. */
    record Known<T>(T value) implements Finding<T> {}

    /** Equinix cannot be asked now; {@code retryAfter} is the least time to wait. */
    record Later<T>(String reason, Duration retryAfter) implements Finding<T> {}

    /** The order can never be made as it is. */
    record Unfit<T>(Problem problem) implements Finding<T> {}
  }
}
