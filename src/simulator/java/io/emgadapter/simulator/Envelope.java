package io.emgadapter.simulator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What could be read of a message; null where it could not.
 *
 * @param signed the bytes of the Task exactly as written, which the signature is over
 * @param signature as written, Base64
 * @param task the Task read
 * @param authentication the block called Authentication; missing where there is none
 */
@SuppressWarnings("ArrayRecordComponent")
record Envelope(
    byte @Nullable [] signed,
    @Nullable String signature,
    @Nullable JsonNode task,
    JsonNode authentication) {

  /** A field of the Task's header, if it is a text. */
  @Nullable String text(String field) {
    return task == null ? null : text(task, field);
  }

  /** A field of the Body, if it is a text. */
  @Nullable String bodyText(String field) {
    return task == null ? null : text(task.path("Body"), field);
  }

  static @Nullable String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isString() ? value.stringValue() : null;
  }
}
