package io.emgadapter.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.emgadapter.order.FieldKind.Place;
import io.emgadapter.order.Problems.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When SmartHands work is wanted (Equinix, SmartHands Order, Create SmartHands, SchedulingDetails).
 * Neither date asks for the standard schedule, a completion alone for work within 24 hours, both
 * for work at a set time. It is written with both members, null where not set, as Equinix prints
 * it.
 *
 * @param requestedStartDate when the work must be started
 * @param requestedCompletionDate when it must be completed
 */
@JsonInclude(Include.ALWAYS)
public record SchedulingDetails(
    @Nullable UtcTime requestedStartDate, @Nullable UtcTime requestedCompletionDate) {
  private static final String START = "RequestedStartDate";
  private static final String COMPLETION = "RequestedCompletionDate";

  /** How far ahead work may be completed without a start date. */
  private static final Duration NEAR = Duration.ofHours(24);

  static final FieldKind<SchedulingDetails> KIND = FieldReader.object(SchedulingDetails::read);

  private static SchedulingDetails read(FieldReader details) {
    UtcTime start = details.optional(START, UtcTime.KIND);
    UtcTime completion =
        details.requiredIf(
            details.has(START), COMPLETION, UtcTime.KIND, "RequestedStartDate is set");
    if (start != null && completion != null && !completion.instant().isAfter(start.instant())) {
      details
          .at(COMPLETION)
          .problem(ProblemCode.END_BEFORE_START, "Send a time after RequestedStartDate.");
    }
    return new SchedulingDetails(start, completion);
  }

  /** Adds what is wrong at this time. */
  void check(Place place, Instant now) {
    UtcTime.checkAhead(requestedStartDate, place.at(START), now);
    UtcTime.checkAhead(requestedCompletionDate, place.at(COMPLETION), now);
    if (requestedStartDate == null
        && requestedCompletionDate != null
        && requestedCompletionDate.instant().isAfter(now.plus(NEAR))) {
      place
          .at(START)
          .problem(
              ProblemCode.MISSING,
              "Send the start too, because the completion is more than 24 hours ahead.");
    }
  }
}
