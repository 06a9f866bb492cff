package io.emgadapter.simulator.rest;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An HTTP answer.
 *
 * @param text empty for none
 * @param location the header
 * @param retryAfter the header
 * @param file bytes instead of a text; null for none
 */
record Answer(
    int status,
    String text,
    @Nullable String location,
    @Nullable String retryAfter,
    byte @Nullable [] file) {
  private static final JsonMapper JSON = new JsonMapper();

  Answer(int status, String text, @Nullable String location, @Nullable String retryAfter) {
    this(status, text, location, retryAfter, null);
  }

  static Answer of(byte[] file) {
    return new Answer(200, "", null, null, file);
  }

  static Answer of(int status, String text) {
    return new Answer(status, text, null, null);
  }

  static Answer located(int status, String location) {
    return new Answer(status, "", location, null);
  }

  /** The errors of the v1 APIs. */
  static Answer v1(int status, String code, String field, String message, String param) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode error = body.putArray("errors").addObject();
    error.put("code", code);
    error.putArray("fields").add(field);
    error.put("message", message).putArray("messageParams").add(param);
    body.put("ticketId", "190619221547671");
    return of(status, body.toString());
  }

  /** The errors of the v2 APIs. */
  static Answer v2(int status, String code, String message, String property, String reason) {
    ObjectNode error = JSON.createObjectNode();
    error
        .put("errorCode", code)
        .put("errorMessage", message)
        .put("correlationId", "99740129126918");
    error.putArray("additionalInfo").addObject().put("property", property).put("reason", reason);
    return of(status, "[" + error + "]");
  }

  /** The errors of the token endpoint. */
  static Answer oauth(int status, String code) {
    ObjectNode body = JSON.createObjectNode();
    for (String name : new String[] {"error_domain", "error_title", "developer_message"}) {
      body.put(name, "apps");
    }
    return of(status, body.put("error_code", code).put("error_message", "not valid").toString());
  }
}
