package io.emgadapter.notification;

import org.jspecify.annotations.Nullable;

/**
 * What an order costs (Equinix, Billing Notifications): of the same Resources as an order
 * notification, told by its {@code LineDetails}. It never says anything of the order's state.
 *
 * @param news what it says
 */
public record BillingNotification(Head head, OrderNews news) implements Notification {
  @Override
  public Kind kind() {
    return Kind.BILLING;
  }

  @Override
  public @Nullable String servicerId() {
    return news.servicerId();
  }
}
