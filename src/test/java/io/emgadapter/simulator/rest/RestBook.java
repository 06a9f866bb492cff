package io.emgadapter.simulator.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** What was ordered. */
public final class RestBook {
  private final List<RestOrder> orders = new CopyOnWriteArrayList<>();
  private final AtomicLong numbers = new AtomicLong(190_000_000_000L);
  private volatile boolean late;

  /** Places an order, as anybody of the company can. */
  public RestOrder add(String product, String ibx, String reference, JsonNode body) {
    String id = "1-" + numbers.incrementAndGet();
    RestOrder order = RestOrder.of(id, product, ibx, reference, Instant.now(), body);
    orders.add(order);
    return order;
  }

  /** All orders, in the order of coming. */
  public List<RestOrder> orders() {
    return List.copyOf(orders);
  }

  /** The order of this number. */
  public Optional<RestOrder> find(String id) {
    return orders.stream().filter(order -> order.id().equals(id)).findFirst();
  }

  /** Whether the order history shows nothing yet. */
  public void historyIsLate(boolean isLate) {
    this.late = isLate;
  }

  List<RestOrder> history() {
    return late ? List.of() : orders();
  }
}
