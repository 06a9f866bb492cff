package io.emgadapter.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * 0004, cage escort.
 *
 * @param durationVisit one of {@link #DURATIONS}
 * @param openCabinetForVisitor whether a technician opens the cabinet
 * @param supervisionReqForVisitor whether Equinix's people stay for the whole visit
 * @param workVisitId {@code RequestorId} or {@code ServicerId} of the work visit order
 */
public record CageEscortDetails(
    @Nullable String durationVisit,
    @Nullable Boolean openCabinetForVisitor,
    @Nullable Boolean supervisionReqForVisitor,
    @Nullable String workVisitId)
    implements ServiceDetails {
  /** The durations that can be asked for; for a longer visit the last, with the rest in words. */
  public static final List<String> DURATIONS =
      List.of(
          "30 Minutes",
          "60 Minutes",
          "90 Minutes",
          "2 Hours",
          "2 Hours 30 Minutes",
          "3 Hours",
          "3 Hours 30 Minutes",
          "4 Hours");

  private static final Kind<String> DURATION =
      Texts.oneOf(
          "one of "
              + String.join(", ", DURATIONS)
              + " (for longer: 4 Hours, and the rest in Description)",
          DURATIONS);

  static CageEscortDetails read(Fields details) {
    return new CageEscortDetails(
        details.optional("DurationVisit", DURATION),
        details.optional("OpenCabinetForVisitor", Kind.BOOLEAN),
        details.optional("SupervisionReqForVisitor", Kind.BOOLEAN),
        details.optional("WorkVisitId", Texts.LINE));
  }

  @Override
  public @Nullable Referred referred() {
    return workVisitId == null ? null : Referred.workVisit(workVisitId);
  }

  @Override
  public CageEscortDetails referringTo(String number) {
    return new CageEscortDetails(
        durationVisit, openCabinetForVisitor, supervisionReqForVisitor, number);
  }

  @Override
  public ObjectNode toJson() {
    return new Members()
        .put("DurationVisit", durationVisit)
        .put("OpenCabinetForVisitor", openCabinetForVisitor)
        .put("SupervisionReqForVisitor", supervisionReqForVisitor)
        .put("WorkVisitId", workVisitId)
        .object();
  }
}
