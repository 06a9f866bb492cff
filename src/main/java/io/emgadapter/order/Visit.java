package io.emgadapter.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who comes, and when (Equinix, Work Visit Order, ServiceDetails). In a Create the dates and the
 * visitors are always there; in an Update only what changes is.
 *
 * @param startDateTime when the visit starts
 * @param endDateTime when it ends, at most two weeks later
 * @param visitors 1 to 50
 * @param openCabinet whether Equinix's people open the cabinet
 * @param supervisionRequired whether they supervise or assist
 */
public record Visit(
    @Nullable UtcTime startDateTime,
    @Nullable UtcTime endDateTime,
    @Nullable List<Visitor> visitors,
    @Nullable Boolean openCabinet,
    @Nullable Boolean supervisionRequired)
    implements ToJson {
  private static final String START = "StartDateTime";
  private static final String END = "EndDateTime";
  private static final Duration LONGEST = Duration.ofDays(14);

  static final Kind<Visit> OF_CREATE = Fields.object(fields -> read(fields, true));
  static final Kind<Visit> OF_UPDATE = Fields.object(fields -> read(fields, false));

  private static Visit read(Fields visit, boolean create) {
    String because = "a Create needs it";
    UtcTime start = visit.requiredIf(create, START, UtcTime.KIND, because);
    UtcTime end = visit.requiredIf(create, END, UtcTime.KIND, because);
    checkPeriod(start, end, visit.at(END));
    return new Visit(
        start,
        end,
        visit.requiredIf(create, "Visitors", Visitor.LIST, because),
        visit.optional("OpenCabinet", Kind.BOOLEAN),
        visit.optional("SupervisionRequired", Kind.BOOLEAN));
  }

  private static void checkPeriod(@Nullable UtcTime start, @Nullable UtcTime end, Place place) {
    if (start == null || end == null) {
      return;
    }
    if (!end.instant().isAfter(start.instant())) {
      place.problem(ProblemCode.END_BEFORE_START, "Send a time after StartDateTime.");
    } else if (end.instant().isAfter(start.instant().plus(LONGEST))) {
      place.problem(
          ProblemCode.OVER_TWO_WEEKS,
          "Send a time at most two weeks after StartDateTime; longer needs Security Access.");
    }
  }

  void checkStart(Place place, Instant now) {
    checkAhead(startDateTime, place.at(START), now);
  }

  void checkEnd(Place place, Instant now) {
    checkAhead(endDateTime, place.at(END), now);
  }

  private static void checkAhead(@Nullable UtcTime time, Place place, Instant now) {
    if (time != null && !time.instant().isAfter(now)) {
      place.problem(ProblemCode.TOO_LATE, "Send a time ahead of now.");
    }
  }

  @Override
  public ObjectNode toJson() {
    return new Members()
        .put(START, startDateTime)
        .put(END, endDateTime)
        .putAll("Visitors", visitors)
        .put("OpenCabinet", openCabinet)
        .put("SupervisionRequired", supervisionRequired)
        .object();
  }
}
