package io.emgadapter.gateway.rest.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a JSON object member by member; what is null is left out. */
final class JsonFields {
  private final ObjectNode object = JsonNodeFactory.instance.objectNode();

  JsonFields put(String name, @Nullable String value) {
    if (value != null) {
      object.put(name, value);
    }
    return this;
  }

  JsonFields put(String name, @Nullable Boolean value) {
    if (value != null) {
      object.put(name, value);
    }
    return this;
  }

  /** A flag that REST requires and that is optional in EMG, where it means no. */
  JsonFields flag(String name, @Nullable Boolean value) {
    object.put(name, Boolean.TRUE.equals(value));
    return this;
  }

  JsonFields put(String name, @Nullable JsonNode value) {
    if (value != null) {
      object.set(name, value);
    }
    return this;
  }

  /** An array; left out if it is empty. */
  JsonFields all(String name, List<? extends JsonNode> values) {
    if (!values.isEmpty()) {
      ArrayNode array = object.putArray(name);
      values.forEach(array::add);
    }
    return this;
  }

  /** An array of texts; left out if it is empty. */
  JsonFields texts(String name, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = object.putArray(name);
      values.forEach(array::add);
    }
    return this;
  }

  ObjectNode object() {
    return object;
  }
}
