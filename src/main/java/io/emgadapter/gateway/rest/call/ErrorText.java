package io.emgadapter.gateway.rest.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Equinix's own words about an error, from all forms that its APIs use: {@code {errors:[{code,
 * fields, message, messageParams}]}} of v1, {@code [{errorCode, errorMessage, additionalInfo}]} of
 * v2, {@code {error_code, error_message}} of the API gateway. As {@code code: message}, and where
 * an error names a field, the pointer to it in our request. The value that v2 repeats is left out.
 */
final class ErrorText {
  private static final int LONGEST = 1000;

  private ErrorText() {}

  static String of(int status, JsonNode body) {
    String text =
        errors(body)
            .map(each -> each.isString() ? each.stringValue() : one(each))
            .filter(told -> !told.isBlank())
            .collect(Collectors.joining("; "));
    String told = text.isEmpty() ? "HTTP status " + status : text.replaceAll("\\p{Cntrl}", " ");
    return told.length() > LONGEST ? told.substring(0, LONGEST) + "…" : told;
  }

  /** Only the codes, which quote nothing of a request. */
  static Set<String> codes(JsonNode body) {
    return errors(body).map(ErrorText::code).collect(Collectors.toSet());
  }

  private static Stream<JsonNode> errors(JsonNode body) {
    JsonNode several = body.isArray() ? body : body.path("errors");
    return several.isEmpty() && body.isObject() ? Stream.of(body) : several.valueStream();
  }

  private static String code(JsonNode error) {
    return first(error, "code", "errorCode", "error_code", "Code");
  }

  private static String one(JsonNode error) {
    String code = code(error);
    String message =
        filledIn(
            first(error, "message", "errorMessage", "error_message", "Message"),
            error.path("messageParams"));
    String fields =
        fields(error).stream()
            .map(Pointers::of)
            .filter(pointer -> !pointer.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    String told = code.isEmpty() ? message : message.isEmpty() ? code : code + ": " + message;
    return fields.isEmpty() ? told : told + " (" + fields + ")";
  }

  private static List<String> fields(JsonNode error) {
    List<String> fields = new ArrayList<>();
    error.path("fields").valueStream().forEach(field -> fields.add(field.asString("")));
    JsonNode info = error.path("additionalInfo");
    for (JsonNode each : info.isArray() ? info : List.of(info)) {
      fields.add(each.path("property").asString(""));
    }
    return fields;
  }

  private static String filledIn(String message, JsonNode params) {
    String filled = message;
    for (JsonNode param : params) {
      int at = filled.indexOf("%s");
      if (at >= 0) {
        filled = filled.substring(0, at) + param.asString("") + filled.substring(at + 2);
      }
    }
    return filled;
  }

  private static String first(JsonNode error, String... names) {
    for (String name : names) {
      String text = error.path(name).asString("");
      if (!text.isBlank()) {
        return text.strip();
      }
    }
    return "";
  }
}
