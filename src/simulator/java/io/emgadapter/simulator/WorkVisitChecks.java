package io.emgadapter.simulator;

import static io.emgadapter.simulator.BodyChecks.isBlank;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a new work visit must have. */
final class WorkVisitChecks {

  private static final Duration LONGEST = Duration.ofDays(14);

  private WorkVisitChecks() {}

  /** The first thing that is wrong, or null. */
  static @Nullable String problem(JsonNode body) {
    String location = location(body.path("Location"));
    if (location != null) {
      return location;
    }
    JsonNode details = body.path("ServiceDetails");
    if (!details.isObject()) {
      return "ServiceDetails is mandatory";
    }
    String dates = dates(details);
    return dates == null ? visitors(details.path("Visitors")) : dates;
  }

  private static @Nullable String location(JsonNode locations) {
    if (!locations.isArray() || locations.isEmpty()) {
      return "Location is mandatory, an array";
    }
    var dataCenters = new HashSet<String>();
    for (JsonNode each : locations) {
      if (!each.isString() || each.stringValue().isBlank()) {
        return "A Location is a cage or cabinet";
      }
      dataCenters.add(each.stringValue().split(":", 2)[0]);
    }
    return dataCenters.size() == 1 ? null : "All Locations must belong to the same data center";
  }

  private static @Nullable String dates(JsonNode details) {
    try {
      Instant start = Instant.parse(details.path("StartDateTime").asString(""));
      Instant end = Instant.parse(details.path("EndDateTime").asString(""));
      boolean isPossible = end.isAfter(start) && !end.isAfter(start.plus(LONGEST));
      return isPossible ? null : "A work visit ends after its start, within two weeks";
    } catch (DateTimeParseException e) {
      return "StartDateTime and EndDateTime are mandatory, in ISO format";
    }
  }

  private static @Nullable String visitors(JsonNode visitors) {
    if (!visitors.isArray() || visitors.isEmpty() || visitors.size() > 50) {
      return "Visitors is mandatory, 1 to 50";
    }
    for (JsonNode each : visitors) {
      String problem = visitor(each);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static @Nullable String visitor(JsonNode visitor) {
    boolean isNamed =
        !isBlank(visitor, "FirstName")
            && !isBlank(visitor, "LastName")
            && !isBlank(visitor, "CompanyName");
    if (isBlank(visitor, "UserName") && !isNamed) {
      return "A visitor has a UserName, or a FirstName, LastName and CompanyName";
    }
    return !isBlank(visitor, "MobilePhone") && isBlank(visitor, "MobilePhoneCountryCode")
        ? "MobilePhoneCountryCode is mandatory with MobilePhone"
        : null;
  }
}
