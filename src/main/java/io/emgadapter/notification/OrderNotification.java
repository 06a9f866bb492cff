package io.emgadapter.notification;

import org.jspecify.annotations.Nullable;

/**
 * What became of an order, whoever placed it (Equinix, Order Notifications).
 *
 * @param news what it says
 */
public record OrderNotification(Head head, OrderNews news) implements Notification {
  @Override
  public Kind kind() {
    return Kind.ORDER;
  }

  @Override
  public @Nullable String servicerId() {
    return news.servicerId();
  }
}
