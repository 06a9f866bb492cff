package io.emgadapter.gateway;

import io.emgadapter.order.Referred;
import java.util.Set;

/** Equinix's history of all orders of an account. Safe for use by several threads. */
public interface OrderHistory {

  /** Whether this subscription may ask it, by whatever route its orders go. */
  boolean isOpenTo(String subscription);

  /**
   * The numbers of the orders that carry a reference.
   *
   * @return several where it is not unique; none where no order carries it, or none yet
   */
  Finding<Set<String>> numbers(String subscription, Referred referred);
}
