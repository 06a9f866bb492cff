package io.emgadapter.order;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Equinix's answer to a Task, whether it came as an Ack or as a REST reply.
 *
 * @param task the Task's {@code Id}; the {@code OriginationId} of an Ack
 * @param statusCode in HTTP's meaning: 2xx acknowledges, anything else refuses
 * @param description Equinix's own words, if there are any
 * @param orders the orders that the answer names; several where a work visit spans accounts
 */
public record Answer(
    UUID task, int statusCode, @Nullable String description, List<NamedOrder> orders) {

  /**
   * One order that an answer names.
   *
   * @param servicerId Equinix's order number
   * @param locations the cages and cabinets it covers; empty when the answer does not say
   * @param files that came with the answer
   */
  public record NamedOrder(String servicerId, List<String> locations, List<NamedFile> files) {
    /** One without files. */
    public NamedOrder(String servicerId, List<String> locations) {
      this(servicerId, locations, List.of());
    }
  }

  private static final int BAD_REQUEST = 400;

  /** Whether Equinix accepted the Task. */
  public boolean acknowledges() {
    return statusCode >= 200 && statusCode < 300;
  }

  /**
   * Whether it says nothing about an earlier send of the same Task: a 400, which Equinix also gives
   * if the first send has used the {@code RequestorId} (Equinix, Ordering Smart Hands), in words
   * that are not documented.
   */
  public boolean leavesFirstOpen() {
    return leavesFirstOpen(statusCode);
  }

  /** The same, of its status alone. */
  public static boolean leavesFirstOpen(int statusCode) {
    return statusCode == BAD_REQUEST;
  }
}
