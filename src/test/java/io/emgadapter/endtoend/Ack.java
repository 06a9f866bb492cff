package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.Onboarding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An Ack made by hand, in the printed form; every one of them with the one Id that is printed.
 *
 * @param origination the Id of the Task that it answers
 * @param status as JSON
 * @param servicerId as JSON
 * @param description as JSON
 */
record Ack(
    String source, String origination, String status, String servicerId, String description) {
  private static final JsonMapper JSON = new JsonMapper();

  static Ack to(String taskId) {
    return new Ack(Onboarding.SOURCE, taskId, "201", "\"1-1999\"", "\"Was created\"");
  }

  Ack source(String other) {
    return new Ack(other, origination, status, servicerId, description);
  }

  Ack status(String json) {
    return new Ack(source, origination, json, servicerId, description);
  }

  Ack servicerId(String json) {
    return new Ack(source, origination, status, json, description);
  }

  Ack description(String json) {
    return new Ack(source, origination, status, servicerId, json);
  }

  String text() {
    return """
    {"Id":"69352cff-4f00-4c42-9dce-a1b5e5ecc40b","Source":"%s","Verb":"Ack","Resource":"SmartHands",\
    "ContentType":"application/json","CreateTimeUTC":"2020-05-22T00:05:00.000Z","Version":"1.0",\
    "OriginationId":"%s","OriginationVerb":"Create","Body":{"RequestorId":"x","ServicerId":%s,\
    "StatusCode":%s,"Description":%s,"Object":null}}\
    """
        .formatted(source, origination, servicerId, status, description);
  }

  /** Signed, the Task as a string. */
  byte[] sealed(Sandbox sandbox) {
    return sandbox.equinix().sealed(text());
  }

  /** Signed, the Task as an object, to the byte as it was signed. */
  byte[] sealedAsObject(Sandbox sandbox) {
    return ("{\"Task\": " + text() + ", \"Signature\": \"" + signature(sandbox) + "\"}")
        .getBytes(UTF_8);
  }

  /** The Task as a string, and no Signature. */
  byte[] unsigned() {
    return JSON.writeValueAsBytes(JSON.createObjectNode().put("Task", text()));
  }

  private String signature(Sandbox sandbox) {
    JsonNode envelope = JSON.readTree(sealed(sandbox));
    return envelope.path("Signature").asString();
  }
}
