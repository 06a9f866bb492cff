package io.emgadapter.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.emgadapter.order.Problems.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message that Equinix starts, as far as it could be understood (Equinix, Notification Types).
 */
public sealed interface Notification
    permits Notification.OrderNotification,
        Notification.BillingNotification,
        Notification.Bulletin {

  /** What all of them have. */
  @JsonIgnore
  NotificationHead head();

  /** Its kind; the ledger stores the word. */
  @JsonIgnore
  NotificationKind kind();

  /** The order, maintenance, incident or case at Equinix that it names. */
  @Nullable String servicerId();

  /**
   * What became of an order, whoever placed it (Equinix, Order Notifications).
   *
   * @param news what it says
   */
  public record OrderNotification(NotificationHead head, OrderNews news) implements Notification {
    @Override
    public NotificationKind kind() {
      return NotificationKind.ORDER;
    }

    @Override
    public @Nullable String servicerId() {
      return news.servicerId();
    }
  }

  /**
   * What an order costs (Equinix, Billing Notifications): of the same Resources as an order
   * notification, recognised by its {@code LineDetails}. It never says anything about the order's
   * state.
   *
   * @param news what it says
   */
  public record BillingNotification(NotificationHead head, OrderNews news) implements Notification {
    @Override
    public NotificationKind kind() {
      return NotificationKind.BILLING;
    }

    @Override
    public @Nullable String servicerId() {
      return news.servicerId();
    }
  }

  /**
   * A notification that is about no order: it is published, and changes nothing. There are as many
   * as Equinix likes, and nothing tells them apart by their types.
   */
  public non-sealed interface Bulletin extends Notification {

    /** The word of its event, for example {@code notification.datacenter.maintenance}. */
    String word();

    /** The customer's reference, or an id of Equinix's own; null for none. */
    @Nullable String requestorId();

    /** The Body as it came. */
    @JsonIgnore
    JsonNode body();

    /**
     * What it is about, by which its events are ordered: a ServicerId, an asset's uuid, or the
     * like.
     */
    default String subject() {
      String named = servicerId() != null ? servicerId() : requestorId();
      return named != null ? named : head().resource();
    }

    /**
     * Names the fact that it tells, whichever way it came: the same for the same fact. Null where
     * only one way tells such facts, or where it does not say enough.
     */
    default @Nullable String fact() {
      return null;
    }

    /**
     * Its fields in the names of the event, those that are there, and the Body as it came. One that
     * is longer as text than {@link BulletinData#LONGEST_BODY} is left out, with a warning.
     */
    default ObjectNode data() {
      ObjectNode data = BulletinData.JSON.valueToTree(this);
      if (body().toString().length() <= BulletinData.LONGEST_BODY) {
        data.set("body", body());
      } else {
        head().warnings().add(BulletinData.LEFT_OUT);
      }
      return data;
    }
  }

  /**
   * A notification of a Resource that no document names; it is published as it came.
   *
   * @param body as it came
   */
  @SuppressWarnings("ImmutableRecord") // a tree that nobody changes
  record UnknownNotification(
      NotificationHead head,
      @Nullable String servicerId,
      @Nullable String requestorId,
      JsonNode body)
      implements Bulletin {

    static UnknownNotification read(LenientReader body, NotificationHead head, JsonNode raw) {
      return new UnknownNotification(
          head, body.id("ServicerId", 200), body.id("RequestorId", 200), raw);
    }

    @Override
    public NotificationKind kind() {
      return NotificationKind.UNKNOWN;
    }

    @Override
    public String word() {
      return "notification.unknown";
    }

    @Override
    public String toString() {
      return "UnknownNotification[" + servicerId + "]";
    }
  }

  /** How bulletins become the data of events. */
  static final class BulletinData {
    static final int LONGEST_BODY = 1 << 16;
    private static final Problem LEFT_OUT =
        new Problem("/Body", "too-long", "It is left out here; the ledger has it as it came.");
    private static final JsonMapper JSON =
        JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
            .build();

    private BulletinData() {}
  }
}
