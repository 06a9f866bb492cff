package io.emgadapter.simulator;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the documents call mandatory in a Body, and little more. */
final class BodyChecks {

  private static final int DESCRIPTION_LIMIT = 3800;

  private BodyChecks() {}

  /** The first thing that is wrong with this Body, or null. */
  static @Nullable String problem(String verb, String resource, JsonNode body) {
    if (!body.isObject()) {
      return "Body is mandatory";
    }
    if (!Set.of("SmartHands", "WorkVisit").contains(resource)) {
      return "Resource is not supported";
    }
    if (!Set.of("Create", "Update").contains(verb)) {
      return "Verb is not supported";
    }
    String specific = "Create".equals(verb) ? create(resource, body) : change(resource, body);
    return specific == null ? attachments(body.path("Attachments")) : specific;
  }

  private static @Nullable String create(String resource, JsonNode body) {
    if (!body.path("RequestorIdUnique").isBoolean()) {
      return "RequestorIdUnique is mandatory";
    }
    if (body.path("RequestorIdUnique").asBoolean() && isBlank(body, "RequestorId")) {
      return "RequestorId is mandatory when RequestorIdUnique is true";
    }
    if (isBlank(body, "CustomerContact")) {
      return "CustomerContact is mandatory";
    }
    return "SmartHands".equals(resource) ? smartHands(body) : WorkVisitChecks.problem(body);
  }

  private static @Nullable String smartHands(JsonNode body) {
    if (!body.path("Operation").asString("").matches("00(0[0-9]|1[0-2])")) {
      return "Operation is mandatory, 0000 to 0012";
    }
    if (isBlank(body, "Location")) {
      return "Location is mandatory";
    }
    if (isBlank(body, "Description")) {
      return "Description is mandatory";
    }
    if (!body.path("CallContactBeforeStart").isBoolean()) {
      return "CallContactBeforeStart is mandatory";
    }
    if (!body.path("CallContactBeforeComplete").isBoolean()) {
      return "CallContactBeforeComplete is mandatory";
    }
    return isObjectOrAbsent(body, "SchedulingDetails") && isObjectOrAbsent(body, "ServiceDetails")
        ? null
        : "SchedulingDetails and ServiceDetails are objects";
  }

  private static @Nullable String change(String resource, JsonNode body) {
    if (isBlank(body, "ServicerId") && isBlank(body, "RequestorId")) {
      return "ServicerId or RequestorId is mandatory";
    }
    if (isBlank(body, "Description")) {
      return "Description is mandatory";
    }
    if (body.path("Description").stringValue().length() > DESCRIPTION_LIMIT) {
      return "Description can only be up to 3800 characters long";
    }
    String state = body.path("State").asString("");
    boolean known = Set.of("", "Cancelled").contains(state);
    return known || ("SmartHands".equals(resource) && "ReSubmit".equals(state))
        ? null
        : "State is not supported";
  }

  private static @Nullable String attachments(JsonNode attachments) {
    if (attachments.isMissingNode() || attachments.isNull()) {
      return null;
    }
    if (!attachments.isArray() || attachments.size() > 5) {
      return "Attachments are an array of at most 5";
    }
    for (JsonNode each : attachments) {
      if (isBlank(each, "Name") || (isBlank(each, "Url") && isBlank(each, "Id"))) {
        return "An attachment has a Name and a Url or an Id";
      }
    }
    return null;
  }

  static boolean isBlank(JsonNode object, String field) {
    String text = Envelope.text(object, field);
    return text == null || text.isBlank();
  }

  private static boolean isObjectOrAbsent(JsonNode body, String field) {
    JsonNode value = body.path(field);
    return value.isMissingNode() || value.isNull() || value.isObject();
  }
}
