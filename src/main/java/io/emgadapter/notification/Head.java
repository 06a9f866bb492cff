package io.emgadapter.notification;

import io.emgadapter.order.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every notification has, whatever it is about.
 *
 * @param id the Task's {@code Id}, which need not be a GUID; null where there is none that can be
 *     used
 * @param verb {@code Update}, and {@code Create} for a new case; null where there is none
 * @param resource what it is about, as Equinix spells it where that is known
 * @param resourceAsSent the Resource as it came; null where there is none
 * @param sentAt the time at Equinix, to the microsecond; null where it says none that can be
 * @param warnings what was not as the documents say: JSON pointers into the Task
 */
public record Head(
    @Nullable String id,
    @Nullable String verb,
    String resource,
    @Nullable String resourceAsSent,
    @Nullable Instant sentAt,
    List<Problem> warnings) {

  /** What stands for a Resource that is missing. */
  public static final String NO_RESOURCE = "unknown";
}
