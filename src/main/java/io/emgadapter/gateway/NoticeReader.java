package io.emgadapter.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads by REST what Equinix announced. Safe for use by several threads; never throws. Causes are
 * for the operator, without content or secrets.
 */
public interface NoticeReader {
  /** So many items a page has, unless it is the last. */
  int PAGE = 25;

  /** For an adapter without REST credentials. */
  NoticeReader NONE = new NoNotices();

  /** Whether this subscription may ask. */
  boolean isOpenTo(String subscription);

  /**
   * A page of the CloudEvents about maintenances and repairs of the network.
   *
   * @param after only what happened after this
   * @param offset how many come before this page
   */
  Page networkEvents(String subscription, Instant after, int offset);

  /**
   * A page of the notices about data centers.
   *
   * @param from only notices that begin at this time or later
   * @param to and no later than this
   * @param offset how many come before this page
   */
  Page ibxNotices(String subscription, Instant from, Instant to, int offset);

  /** What became of reading a page. */
  sealed interface Page {

    /** The items. */
    @SuppressWarnings("ImmutableRecord") // trees that nobody changes
    record Seen(List<JsonNode> items) implements Page {
      /** Whether no other page follows. */
      public boolean isLast() {
        return items.size() < PAGE;
      }

      /** Without the content. */
      @Override
      public String toString() {
        return "Seen[" + items.size() + "]";
      }
    }

    /**
     * Nothing was read.
     *
     * @param retryAfter the least time before it may be tried again
     */
    record NotSeen(String cause, Duration retryAfter) implements Page {}
  }

  /** Reads nothing. */
  record NoNotices() implements NoticeReader {
    private static final Page NONE_SET_UP =
        new Page.NotSeen("no subscription has REST settings", Duration.ofMinutes(5));

    @Override
    public boolean isOpenTo(String subscription) {
      return false;
    }

    @Override
    public Page networkEvents(String subscription, Instant after, int offset) {
      return NONE_SET_UP;
    }

    @Override
    public Page ibxNotices(String subscription, Instant from, Instant to, int offset) {
      return NONE_SET_UP;
    }
  }
}
