package io.emgadapter.envelope;

import io.emgadapter.envelope.UnreadableEnvelope.Kind;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The members of one envelope, gathered in whatever order they come. */
final class Members {
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
    if (!Utf8.wellFormed(taskText)) {
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
    if (!Utf8.wellFormed(value.stringValue())) {
      throw new UnreadableEnvelope(Kind.LONE_SURROGATE);
    }
    return value.stringValue();
  }
}
