package io.emgadapter.simulator;

import io.emgadapter.simulator.Verdict.Cancelled;
import io.emgadapter.simulator.Verdict.Created;
import io.emgadapter.simulator.Verdict.Refused;
import io.emgadapter.simulator.Verdict.Updated;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets orders live: created, scheduled, in progress, a technician's question; and when an Update
 * has answered it, closed and billed.
 */
final class Lives {
  volatile boolean on;

  private final Notifications notifications;
  private final Consumer<String> send;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  /**
   * @param send sends the text of a Task
   */
  Lives(Notifications notifications, Consumer<String> send) {
    this.notifications = notifications;
    this.send = send;
  }

  /** What follows from what was decided about a Task. */
  void after(Verdict verdict) {
    if (!on) {
      return;
    }
    switch (verdict) {
      case Created created -> created.orders().forEach(this::begin);
      case Updated updated when asked.remove(updated.order().servicerId()) -> end(updated.order());
      case Cancelled cancelled -> tell(cancelled.order(), "Cancelled", null, "has been cancelled");
      case Updated _, Refused _ -> {}
    }
  }

  private void begin(Order order) {
    asked.add(order.servicerId());
    tell(order, "Open", null, "has been created");
    String when = "has been scheduled || IBX: LD8 || Scheduled Date/Time: 2030-05-12T00:45:52";
    tell(order, "InProgress", null, when);
    tell(order, "InProgress", null, "is in progress");
    tell(order, "Pending Customer Input", "3-123456781234", "Which of the two cords is meant?");
  }

  private void end(Order order) {
    tell(order, "InProgress", null, "goes on");
    tell(order, "Closed", null, "has been closed");
    send.accept(notifications.bill(order));
  }

  private void tell(Order order, String state, @Nullable String activity, String words) {
    String description = "Ticket " + order.servicerId() + " " + words;
    send.accept(notifications.print(order, state, activity, description));
  }
}
