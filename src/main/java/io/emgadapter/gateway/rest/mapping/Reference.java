package io.emgadapter.gateway.rest.mapping;

import io.emgadapter.order.StorableText;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The reference that an order carries at Equinix: the {@code RequestorId}, shortened, and the last
 * group of the Task's {@code Id}. So every order has one of its own, by which it can be found when
 * the answer to its order is lost, and a person still recognises the ticket.
 */
public final class Reference {
  /** {@code customerReferenceId} has 40 characters, {@code customerReferenceNumber} 50. */
  static final int MOST = 40;

  private static final int GROUP = 12;
  private static final int KEPT = MOST - GROUP - 1;
  private static final String NONE = "emg";

  private Reference() {}

  public static String of(@Nullable String requestorId, UUID task) {
    return shortened(requestorId) + "-" + ending(task);
  }

  /** The part that no other order has. */
  public static String ending(UUID task) {
    return task.toString().substring(24);
  }

  /** As much of a {@code RequestorId} as a reference holds. */
  public static String shortened(@Nullable String requestorId) {
    return StorableText.cut(requestorId == null ? NONE : requestorId.strip(), KEPT);
  }

  /**
   * Whether an order with this reference was made for this {@code RequestorId}. If it had to be
   * shortened nobody can tell, because another one may begin alike.
   */
  public static boolean isOf(String reference, String requestorId) {
    return reference.equals(requestorId)
        || (shortened(requestorId).equals(requestorId)
            && Pattern.compile(Pattern.quote(requestorId) + "-[0-9a-f]{12}")
                .matcher(reference)
                .matches());
  }
}
