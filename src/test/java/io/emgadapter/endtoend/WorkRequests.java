package io.emgadapter.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Work requests as an ITSM would write them. */
final class WorkRequests {
  private WorkRequests() {}

  static String smartHands(String id) {
    return smartHands(id, "R-" + id, true);
  }

  static String smartHands(String id, String requestorId, boolean unique) {
    return """
    {"id": "%s", "verb": "Create", "resource": "SmartHands", "context": {"ticket": "%s"}, "body": {
      "RequestorId": "%s", "RequestorIdUnique": %s, "Operation": "0001",
      "Description": "Reboot the server", "Location": "LD8:00:000000",
      "CallContactBeforeStart": true, "CallContactBeforeComplete": false,
      "CustomerContact": "demo@equinix.com",
      "SchedulingDetails": {"RequestedStartDate": null, "RequestedCompletionDate": null}}}\
    """
        .formatted(id, id, requestorId, unique);
  }

  static String workVisit(String id, String... locations) {
    Instant start = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    return """
    {"id": "%s", "verb": "Create", "resource": "WorkVisit", "body": {
      "RequestorIdUnique": false, "Location": ["%s"], "CustomerContact": "demo@equinix.com",
      "ServiceDetails": {"StartDateTime": "%s", "EndDateTime": "%s",
        "Visitors": [{"FirstName": "Doe", "LastName": "John", "CompanyName": "Demo"}]}}}\
    """
        .formatted(id, String.join("\", \"", locations), start, start.plus(Duration.ofHours(4)));
  }

  static String visit(String id, String requestorId, String... locations) {
    return workVisit(id, locations)
        .replace("\"body\": {", "\"body\": {\"RequestorId\": \"" + requestorId + "\",");
  }

  /** An escort for a visit that it names by its RequestorId. */
  static String escort(String id, String visit, String location) {
    return smartHands(id)
        .replace("\"0001\"", "\"0004\"")
        .replace("LD8:00:000000", location)
        .replace(
            "\"SchedulingDetails\"",
            "\"ServiceDetails\": {\"DurationVisit\": \"60 Minutes\", \"WorkVisitId\": \""
                + visit
                + "\"}, \"SchedulingDetails\"");
  }

  static String update(String id, String resource, String createId) {
    return change(id, "Update", resource, createId);
  }

  static String cancel(String id, String resource, String createId) {
    return change(id, "Cancel", resource, createId);
  }

  private static String change(String id, String verb, String resource, String createId) {
    return """
    {"id": "%s", "verb": "%s", "resource": "%s", "order": {"requestId": "%s"},
     "body": {"Description": "%s by %s"}}\
    """
        .formatted(id, verb, resource, createId, verb, id);
  }
}
