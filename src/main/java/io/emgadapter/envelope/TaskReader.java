package io.emgadapter.envelope;

import io.emgadapter.envelope.UnreadableEnvelope.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.node.ObjectNode;

/** Parses a Task that came as a string, under the same limits as the envelope around it. */
final class TaskReader {
  private TaskReader() {}

  static ObjectNode read(String text) throws UnreadableEnvelope {
    try (JsonParser parser = Json.MAPPER.createParser(text)) {
      return one(parser);
    } catch (StreamConstraintsException e) {
      throw new UnreadableEnvelope(Kind.BEYOND_LIMITS);
    } catch (MismatchedInputException e) {
      throw new UnreadableEnvelope(Kind.DUPLICATE_NAME);
    } catch (JacksonException e) {
      throw new UnreadableEnvelope(Kind.TASK_NOT_AN_OBJECT);
    }
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
