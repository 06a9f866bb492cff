package io.emgadapter.envelope;

import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Puts the text of a Task and its signature into an envelope. */
public final class EnvelopeWriter {
  private EnvelopeWriter() {}

  /**
   * Writes {@code {"Task":…,"Signature":"…"}} in UTF-8.
   *
   * @param taskText the Task as {@link TaskText} wrote it and the signature covers it; in the form
   *     of an object it goes in byte for byte
   * @param signature standard Base64; null leaves the member out
   * @throws IllegalArgumentException if half of a surrogate pair stands alone in the text
   */
  public static byte[] write(String taskText, @Nullable String signature, TaskForm form) {
    var text = new StringWriter(taskText.length() + taskText.length() / 4 + 512);
    try (JsonGenerator json = Json.MAPPER.createGenerator(text)) {
      json.writeStartObject();
      json.writeName("Task");
      switch (form) {
        case STRING -> json.writeString(taskText);
        case OBJECT -> json.writeRawValue(taskText);
      }
      if (signature != null) {
        json.writeStringProperty("Signature", signature);
      }
      json.writeEndObject();
    }
    return Utf8.bytes(text.toString());
  }
}
