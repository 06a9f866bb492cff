package io.emgadapter.notification;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message that Equinix starts, as far as it could be understood (Equinix, Notification Types).
 */
public sealed interface Notification
    permits Notification.OrderNotification,
        Notification.BillingNotification,
        Notification.Bulletin {

  /** What all of them have. */
  Head head();

  /** What sort it is: one of these words in the ledger. */
  Kind kind();

  /** The order, maintenance, incident or case at Equinix that it names. */
  @Nullable String servicerId();

  /** The sorts of notifications. */
  enum Kind {
    /** What became of an order. */
    ORDER,
    /** What an order costs. */
    BILLING,
    /** A data center. */
    DATACENTER,
    /** Equinix's network. */
    NETWORK,
    /** A port or a virtual connection. */
    FABRIC,
    /** A case of a managed service. */
    MANAGEDSERVICE,
    /** Whatever else. */
    UNKNOWN;

    /** The word in the ledger. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

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

  /** A notification that is about no order: it is published, and changes nothing. */
  public sealed interface Bulletin extends Notification
      permits SiteNotification, FabricNotification, ManagedServiceCase, UnknownNotification {

    /** The word of its event, for example {@code notification.datacenter.maintenance}. */
    String word();

    /**
     * What it is about, by which its events are ordered: a ServicerId, an asset's uuid, or the
     * like.
     */
    String subject();

    /** Its fields in the names of the event, and the Body as it came. */
    ObjectNode data();
  }
}
