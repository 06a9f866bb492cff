package io.emgadapter.notification;

import io.emgadapter.order.Problems.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the fields of an event, those that there are. */
final class Fields {
  /** A Body that is longer as text is not repeated in an event. */
  static final int LONGEST_BODY = 1 << 16;

  private final ObjectNode node = JsonNodeFactory.instance.objectNode();

  Fields put(String name, @Nullable String text) {
    if (text != null) {
      node.put(name, text);
    }
    return this;
  }

  Fields put(String name, @Nullable EquinixTime time) {
    if (time != null) {
      node.putObject(name).put("text", time.text()).put("form", time.form().word());
    }
    return this;
  }

  /** Adds the Body as it came, and gives all of it. */
  ObjectNode body(JsonNode body, List<Problem> warnings) {
    if (body.toString().length() <= LONGEST_BODY) {
      node.set("body", body);
    } else {
      warnings.add(
          new Problem("/Body", "too-long", "It is left out here; the ledger has it as it came."));
    }
    return node;
  }
}
