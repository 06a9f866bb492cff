package io.emgadapter.sandbox;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A work request of the samples, ready to send.
 *
 * @param name its file's, without {@code .json}
 * @param text the work request, as it goes on the queue
 * @param json the same, read
 */
record Sample(String name, String text, JsonNode json) {
  private static final JsonMapper JSON = new JsonMapper();

  static Sample of(String name, String text) {
    return new Sample(name, text, JSON.readTree(text));
  }

  String id() {
    return json.path("id").stringValue();
  }

  String verb() {
    return json.path("verb").stringValue();
  }

  String resource() {
    return json.path("resource").stringValue();
  }

  /** The code of the SmartHands operation; empty where there is none. */
  String operation() {
    return json.path("body").path("Operation").asString("");
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
