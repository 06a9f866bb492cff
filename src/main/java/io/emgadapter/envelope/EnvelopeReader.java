package io.emgadapter.envelope;

import io.emgadapter.envelope.UnreadableEnvelope.Kind;
import io.emgadapter.order.StorableText;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an envelope from the wire: strictly, and bounded in size and depth.
 *
 * <p>The Task may be a string (as Equinix prints its Acks) or an object (as it prints
 * notifications). Members other than Task and Signature are passed over.
 */
public final class EnvelopeReader {
  /** An envelope of more bytes is not read. */
  public static final int MOST_BYTES = 1 << 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private EnvelopeReader() {}

  /**
   * Reads one envelope.
   *
   * @param envelope UTF-8, with or without a byte order mark
   * @throws UnreadableEnvelope whatever else the bytes are
   */
  public static SignedText read(byte[] envelope) throws UnreadableEnvelope {
    if (envelope.length > MOST_BYTES) {
      throw new UnreadableEnvelope(Kind.TOO_LARGE);
    }
    String text = text(envelope);
    return Json.read(text, Kind.NOT_JSON, parser -> members(parser, text));
  }

  // As text first: so only UTF-8 is taken, and offsets of the text are offsets of whole characters.
  private static String text(byte[] envelope) throws UnreadableEnvelope {
    try {
      String text = Utf8.text(envelope);
      return text.startsWith(String.valueOf(BYTE_ORDER_MARK)) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnreadableEnvelope(Kind.NOT_UTF8);
    }
  }

  private static SignedText members(JsonParser parser, String text) throws UnreadableEnvelope {
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_OBJECT) {
      throw new UnreadableEnvelope(first == null ? Kind.NOT_JSON : Kind.NOT_AN_OBJECT);
    }
    var members = new Members(text);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      members.read(parser);
    }
    if (parser.nextToken() != null) {
      throw new UnreadableEnvelope(Kind.TRAILING_CONTENT);
    }
    return members.signedText();
  }

  /** The members of one envelope, gathered in whatever order they come. */
  static final class Members {
    private final String envelope;
    private final Set<String> names = new HashSet<>();
    private @Nullable String taskText;
    private @Nullable ObjectNode task;
    private @Nullable String signature;

    Members(String envelope) {
      this.envelope = envelope;
    }

    /** Reads the member whose name the parser stands on, to the end of its value. */
    void read(JsonParser parser) throws UnreadableEnvelope {
      String name = parser.currentName();
      if (!names.add(name)) {
        throw new UnreadableEnvelope(Kind.DUPLICATE_NAME);
      }
      parser.nextToken();
      long start = parser.currentTokenLocation().getCharOffset();
      switch (name) {
        case "Task" -> {
          JsonNode value = parser.readValueAsTree();
          long end = parser.currentLocation().getCharOffset();
          task(value, envelope.substring((int) start, (int) end));
        }
        case "Signature" -> signature = signature(parser.readValueAsTree());
        default -> parser.skipChildren();
      }
    }

    SignedText signedText() throws UnreadableEnvelope {
      if (taskText == null || task == null) {
        throw new UnreadableEnvelope(Kind.TASK_MISSING);
      }
      if (!StorableText.isWhole(taskText)) {
        throw new UnreadableEnvelope(Kind.LONE_SURROGATE);
      }
      return new SignedText(Utf8.bytes(taskText), WholeCharacters.of(task), signature);
    }

    private void task(JsonNode value, String raw) throws UnreadableEnvelope {
      if (value instanceof ObjectNode object) {
        taskText = raw;
        task = object;
      } else if (value.isString()) {
        taskText = value.stringValue();
        task = TaskReader.read(taskText);
      } else {
        throw new UnreadableEnvelope(Kind.TASK_OF_WRONG_TYPE);
      }
    }

    private static @Nullable String signature(JsonNode value) throws UnreadableEnvelope {
      if (value.isNull()) {
        return null;
      }
      if (!value.isString()) {
        throw new UnreadableEnvelope(Kind.SIGNATURE_OF_WRONG_TYPE);
      }
      if (!StorableText.isWhole(value.stringValue())) {
        throw new UnreadableEnvelope(Kind.LONE_SURROGATE);
      }
      return value.stringValue();
    }
  }

  /** Parses a Task that came as a string, under the same limits as the envelope around it. */
  static final class TaskReader {
    private TaskReader() {}

    static ObjectNode read(String text) throws UnreadableEnvelope {
      return Json.read(text, Kind.TASK_NOT_AN_OBJECT, TaskReader::one);
    }

    private static ObjectNode one(JsonParser parser) throws UnreadableEnvelope {
      if (parser.nextToken() == JsonToken.START_OBJECT
          && parser.readValueAsTree() instanceof ObjectNode object
          && parser.nextToken() == null) {
        return object;
      }
      throw new UnreadableEnvelope(Kind.TASK_NOT_AN_OBJECT);
    }
  }

  /**
   * What an envelope holds. Nothing in it is to be believed before the signature is verified.
   *
   * @param signedBytes exactly the bytes that a signature covers: the UTF-8 of a Task's string, or
   *     a Task's object as it stands in the envelope, white space and all
   * @param task the same, parsed
   * @param signature as it stands in the envelope; null where there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying it costs
  public record SignedText(byte[] signedBytes, ObjectNode task, @Nullable String signature) {

    /** Without the content, which may be personal. */
    @Override
    public String toString() {
      return "SignedText[%d bytes, %s]"
          .formatted(signedBytes.length, signature == null ? "unsigned" : "signed");
    }
  }
}
