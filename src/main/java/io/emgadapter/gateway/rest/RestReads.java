package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.rest.Read.NotSetUp;
import io.emgadapter.gateway.rest.Read.Refused;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Equinix's REST APIs say, for people who ask: with a subscription's credentials and
 * within its limits. Nothing is changed by it. Each call ends within the timeouts of the account.
 */
public final class RestReads {
  private static final Refused NO_SUCH_ORDER =
      new Refused(404, "Equinix has no such order number.");

  private final Map<String, ReadingDesk> desks;

  RestReads(Map<String, ReadingDesk> desks) {
    this.desks = Map.copyOf(desks);
  }

  /** Where no subscription has credentials. */
  public static RestReads none() {
    return new RestReads(Map.of());
  }

  /**
   * An order (Equinix, Orders v2, GET order details).
   *
   * @param ibxs the data centers whose lines are wanted, separated by commas; null for all
   */
  public Read order(String subscription, String orderId, @Nullable String ibxs) {
    return of(subscription, orderId, desk -> desk.order(orderId, ibxs));
  }

  /** The proposals that wait for an answer (Equinix, Orders v2, GET negotiations). */
  public Read negotiations(String subscription, String orderId) {
    return of(subscription, orderId, desk -> desk.negotiations(orderId));
  }

  /** The kinds of Smart Hands work (Equinix, Smart Hands v1, GET types); kept for five minutes. */
  public Read types(String subscription) {
    return of(subscription, ReadingDesk::types);
  }

  /**
   * Where the caller may order (Equinix, Smart Hands v1, GET locations); kept for five minutes.
   *
   * @param detail whether accounts and cabinets are told too
   * @param ibxs data centers separated by commas; null for all
   * @param cages cages separated by commas; null for all
   */
  public Read locations(
      String subscription, boolean detail, @Nullable String ibxs, @Nullable String cages) {
    return of(subscription, desk -> desk.locations(detail, ibxs, cages));
  }

  private Read of(String subscription, String orderId, Function<ReadingDesk, Read> read) {
    return Changes.ORDER_ID.matcher(orderId).matches() ? of(subscription, read) : NO_SUCH_ORDER;
  }

  private Read of(String subscription, Function<ReadingDesk, Read> read) {
    ReadingDesk desk = desks.get(subscription);
    return desk == null ? new NotSetUp() : read.apply(desk);
  }
}
