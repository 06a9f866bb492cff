package io.emgadapter.envelope;

import io.emgadapter.envelope.UnreadableEnvelope.Kind;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/** Parses a Task that came as a string, under the same limits as the envelope around it. */
final class TaskReader {
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
