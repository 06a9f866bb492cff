package io.emgadapter.simulator.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What was ordered. */
public final class RestBook {
  private final List<RestOrder> orders = new CopyOnWriteArrayList<>();
  private final AtomicLong numbers = new AtomicLong(190_000_000_000L);
  private final Map<String, RestOrder> byId = new ConcurrentHashMap<>();
  private volatile boolean late;
  private volatile Clock clock = Clock.systemUTC();
  private volatile Function<RestOrder, Duration> delay = _ -> Duration.ZERO;

  /** Places an order, as anybody of the company can. */
  public RestOrder add(String product, String ibx, String reference, JsonNode body) {
    String id = "1-" + numbers.incrementAndGet();
    RestOrder order = RestOrder.of(id, product, ibx, reference, clock.instant(), body);
    orders.add(order);
    byId.put(id, order);
    return order;
  }

  /** The time at Equinix. */
  public void clock(Clock time) {
    this.clock = time;
  }

  Instant now() {
    return clock.instant();
  }

  /** How long after its coming each order shows in the history. */
  public void showsAfter(Function<RestOrder, Duration> time) {
    this.delay = time;
  }

  /** All orders, in the order of coming. */
  public List<RestOrder> orders() {
    return List.copyOf(orders);
  }

  /** The order of this number. */
  public Optional<RestOrder> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Whether the order history shows nothing yet. */
  public void historyIsLate(boolean isLate) {
    this.late = isLate;
  }

  List<RestOrder> history() {
    Instant now = clock.instant();
    return late
        ? List.of()
        : orders.stream()
            .filter(order -> !order.createdAt().plus(delay.apply(order)).isAfter(now))
            .toList();
  }
}
