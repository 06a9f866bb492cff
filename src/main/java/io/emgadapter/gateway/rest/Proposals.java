package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.rest.call.PreparationStopped;
import io.emgadapter.order.Problems.ProblemCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The proposals for an order that wait for an answer (Equinix, Orders v2, GET negotiations). */
record Proposals(List<Proposal> waiting) {
  private static final String REFERENCE = "/rest/referenceId";

  /**
   * One of them.
   *
   * @param createdAt {@link History#NO_TIME} if Equinix does not say
   */
  record Proposal(String reference, Instant createdAt) {}

  static Proposals read(JsonNode pending) {
    return new Proposals(
        pending
            .valueStream()
            .map(each ->
                new Proposal(
                    each.path("referenceId").asString(""),
                    History.instant(each.path("createdDateTime").asString(""))))
            .filter(each -> !each.reference().isBlank())
            .distinct()
            .toList());
  }

  /**
   * The proposal that the answer means: the one that it names, else the only one. If it names none,
   * a proposal that is newer than the answer cannot be the one that was seen.
   *
   * @param named the reference that the answer names; null for none
   */
  String meant(@Nullable String named, Instant asked) {
    if (waiting.isEmpty()) {
      throw PreparationStopped.refused(
          "/body/Description",
          ProblemCode.NOT_ALLOWED,
          "Answer when Equinix has proposed something: no proposal waits for an answer.");
    }
    return named == null ? only(asked) : named(named);
  }

  private String only(Instant asked) {
    if (waiting.size() > 1) {
      throw PreparationStopped.refused(
          REFERENCE,
          ProblemCode.MISSING,
          "Send the referenceId of the proposal that is meant: several wait for an answer.");
    }
    if (waiting.getFirst().createdAt().isAfter(asked)) {
      throw PreparationStopped.refused(
          REFERENCE,
          ProblemCode.MISSING,
          "Send the referenceId of the proposal that is meant: another one came after this answer.");
    }
    return waiting.getFirst().reference();
  }

  private String named(String named) {
    if (waiting.stream().noneMatch(each -> each.reference().equals(named))) {
      throw PreparationStopped.refused(
          REFERENCE,
          ProblemCode.NOT_IN_LIST,
          "Send the referenceId of a proposal that waits for an answer: this one does not.");
    }
    return named;
  }
}
