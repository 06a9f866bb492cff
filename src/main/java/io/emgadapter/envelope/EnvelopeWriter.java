package io.emgadapter.envelope;

import io.emgadapter.envelope.Task.TaskText;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Puts the text of a Task and its signature into an envelope, and a block that proves who sends.
 */
public final class EnvelopeWriter {
  private EnvelopeWriter() {}

  /** Writes an envelope without an {@link Authentication}. */
  public static byte[] write(String taskText, @Nullable String signature, TaskForm form) {
    return write(taskText, signature, null, form);
  }

  /**
   * Writes {@code {"Task":…,"Signature":"…","Authentication":{…}}} in UTF-8.
   *
   * @param taskText the Task as {@link TaskText} wrote it and the signature covers it; in the form
   *     of an object it goes in byte for byte
   * @param signature standard Base64; null leaves the member out
   * @param authentication null leaves the member out
   * @throws IllegalArgumentException if half of a surrogate pair stands alone in the text
   */
  public static byte[] write(
      String taskText,
      @Nullable String signature,
      @Nullable Authentication authentication,
      TaskForm form) {
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
      if (authentication != null) {
        json.writeObjectPropertyStart("Authentication");
        authentication.write(json);
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    return Utf8.bytes(text.toString());
  }

  /**
   * How large a sealed Task is as a message, so that one knows before signing whether a link
   * carries it.
   */
  public static final class EnvelopeSize {
    /** Kept for what the message has beside the envelope: AMQP header, properties, annotations. */
    public static final int MESSAGE_BYTES = 1024;

    /** A character of the Task's text is at most this many bytes in its envelope. */
    private static final int MOST_BYTES_A_CHARACTER = 3;

    private static final int FRAME = 64;

    private EnvelopeSize() {}

    /**
     * Whether the message with this Task is of at most {@code mostBytes}.
     *
     * @param taskText as {@link TaskText} wrote it
     * @param besideLength of what stands beside the Task: its signature in Base64 and its {@link
     *     Authentication}; 0 for neither
     */
    public static boolean fits(String taskText, int besideLength, TaskForm form, int mostBytes) {
      long room = (long) mostBytes - MESSAGE_BYTES;
      long most = (long) taskText.length() * MOST_BYTES_A_CHARACTER + besideLength + FRAME;
      return most <= room
          || EnvelopeWriter.write(taskText, "x".repeat(besideLength), form).length <= room;
    }
  }

  /** How the Task stands in its envelope. */
  public enum TaskForm {
    /** As a JSON string that holds the Task's text: what working clients of EMG send. */
    STRING,
    /** As a JSON object: what Equinix's documents print for requests. */
    OBJECT
  }
}
