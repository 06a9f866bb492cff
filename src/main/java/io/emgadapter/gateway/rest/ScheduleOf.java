package io.emgadapter.gateway.rest;

import io.emgadapter.order.SchedulingDetails;
import io.emgadapter.order.UtcTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schedule (Equinix, Smart Hands, {@code schedule}): no date asks for the standard one, a
 * completion alone for expedited work, both for work at a set time.
 */
final class ScheduleOf {
  static final String STANDARD = "STANDARD";

  private ScheduleOf() {}

  static ObjectNode details(@Nullable SchedulingDetails details) {
    return new Json()
        .put("scheduleType", type(details))
        .put("requestedStartDate", text(details == null ? null : details.requestedStartDate()))
        .put(
            "requestedCompletionDate",
            text(details == null ? null : details.requestedCompletionDate()))
        .object();
  }

  static String type(@Nullable SchedulingDetails details) {
    if (details == null || details.requestedCompletionDate() == null) {
      return STANDARD;
    }
    return details.requestedStartDate() == null ? "EXPEDITED" : "SCHEDULED_MAINTENANCE";
  }

  private static @Nullable String text(@Nullable UtcTime time) {
    return time == null ? null : time.zulu();
  }
}
