package io.emgadapter.gateway;

import io.emgadapter.gateway.Divider.Finding;
import io.emgadapter.order.Target.Referred;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads what Equinix shows about one order. Safe for use by several threads; never throws. */
public interface OrderReader {
  /** The most calls that reading one order takes. */
  int MOST_CALLS = 2;

  /** Whether this subscription may ask, by whatever route its orders go. */
  boolean isOpenTo(String subscription);

  /**
   * Reads one.
   *
   * @param servicerId Equinix's number of it
   */
  View read(String subscription, String servicerId);

  /** What became of reading an order. Causes are for the operator, without content or secrets. */
  sealed interface View {

    /** How many calls were made. */
    int calls();

    /**
     * It is there.
     *
     * @param details an object (Equinix, Orders v2, GET order details)
     * @param negotiations an array (GET negotiations); empty if the order has ended, or if Equinix
     *     does not show them
     */
    @SuppressWarnings("ImmutableRecord") // trees that nobody changes
    record Seen(JsonNode details, JsonNode negotiations, int calls) implements View {
      /** Without the content. */
      @Override
      public String toString() {
        return "Seen[" + calls + "]";
      }
    }

    /** Equinix does not have it, or does not show it to the user of this subscription. */
    record Hidden(String cause, int calls) implements View {}

    /** Equinix was asked, and no answer came that can be used. */
    record Failed(String cause, int calls) implements View {}

    /**
     * Equinix could not be asked now.
     *
     * @param retryAfter the least time before it may be tried again
     */
    record NotAsked(String cause, Duration retryAfter, int calls) implements View {}
  }

  /** Equinix's history of all orders of an account. Safe for use by several threads. */
  public interface OrderHistory {

    /** Whether this subscription may ask it, by whatever route its orders go. */
    boolean isOpenTo(String subscription);

    /**
     * The numbers of the orders that carry a reference.
     *
     * @return several if the reference is not unique; none if no order carries it, or none yet
     */
    Finding<Set<String>> numbers(String subscription, Referred referred);
  }
}
