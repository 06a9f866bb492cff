package io.emgadapter.simulator.rest;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Work Visits v2. */
final class WorkVisitDesk {
  private static final Set<String> CHANGEABLE =
      Set.of("visitStartDateTime", "visitEndDateTime", "openCabinet");

  private final RestBook book;
  private final Cages cages;

  WorkVisitDesk(RestBook book, Cages cages) {
    this.book = book;
    this.cages = cages;
  }

  Answer answer(Asked request, String orderId) {
    return request.method().equals("POST")
        ? schedule(request.json())
        : change(orderId, request.json());
  }

  private Answer schedule(JsonNode visit) {
    JsonNode details = visit.path("details");
    for (String name :
        new String[] {"cages", "visitStartDateTime", "visitEndDateTime", "visitors"}) {
      if (details.path(name).isMissingNode()
          || (details.path(name).isEmpty() && details.path(name).isArray())) {
        return Answer.v2(
            400, "EQ-2016010", "One or more property is invalid", "details." + name, "Missing");
      }
    }
    Answer bad = dates(details);
    if (bad != null) {
      return bad;
    }
    String problem = cages.problem(details.path("cages"));
    if (!problem.isEmpty()) {
      return Answer.v2(
          400,
          "EQ-2016010",
          "One or more property is invalid",
          "details.cages.accountNumber",
          problem);
    }
    String cage = details.path("cages").path(0).path("id").asString("");
    RestOrder placed =
        book.add(
            "WORK_VISIT",
            cage.split(":", -1)[0],
            visit.path("customerReferenceId").asString(""),
            visit);
    return Answer.located(201, "/orders/" + placed.id());
  }

  /** "ISO-8601 UTC", which Work Visits v2 writes with {@code Z}. */
  private static @Nullable Answer dates(JsonNode details) {
    for (String name : new String[] {"visitStartDateTime", "visitEndDateTime"}) {
      String date = details.path(name).asString("2026-01-01T00:00:00Z");
      if (!date.matches("[0-9T:.-]+Z")) {
        return Answer.v2(
            400, "EQ-2016010", "One or more property is invalid", "details." + name, "UTC");
      }
    }
    return null;
  }

  private Answer change(String orderId, JsonNode change) {
    RestOrder order = book.find(orderId).orElse(null);
    if (order == null) {
      return Answer.v2(403, "EQ-2014005", "Unable to access or locate given order", "orderId", "");
    }
    boolean more =
        change
            .path("details")
            .propertyStream()
            .anyMatch(each -> !CHANGEABLE.contains(each.getKey()));
    boolean isOther =
        change
            .propertyStream()
            .anyMatch(each -> !Set.of("details", "contacts").contains(each.getKey()));
    boolean isNotified =
        change
            .path("contacts")
            .valueStream()
            .allMatch(each -> each.path("type").asString("").equals("NOTIFICATION"));
    Answer bad = dates(change.path("details"));
    if (bad != null) {
      return bad;
    }
    if (more || isOther || !isNotified) {
      return Answer.v2(400, "EQ-2014007", "Update denied", "details", "Cannot be changed");
    }
    order.changes().add(change);
    return Answer.located(202, "/orders/" + orderId);
  }
}
