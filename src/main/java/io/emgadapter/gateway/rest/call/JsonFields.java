package io.emgadapter.gateway.rest.call;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the JSON object of a call member by member; null and empty lists are left out. */
public final class JsonFields {
  private final ObjectNode object;

  public JsonFields() {
    this(JsonNodeFactory.instance.objectNode());
  }

  /** Adds members to this object. */
  public JsonFields(ObjectNode object) {
    this.object = object;
  }

  public JsonFields put(String name, @Nullable String value) {
    if (value != null) {
      object.put(name, value);
    }
    return this;
  }

  public JsonFields put(String name, @Nullable Boolean value) {
    if (value != null) {
      object.put(name, value);
    }
    return this;
  }

  public JsonFields put(String name, int value) {
    object.put(name, value);
    return this;
  }

  public JsonFields put(String name, @Nullable JsonNode value) {
    if (value != null) {
      object.set(name, value);
    }
    return this;
  }

  /** A flag that REST requires and that is optional in EMG, where it means no. */
  public JsonFields flag(String name, @Nullable Boolean value) {
    return put(name, Boolean.TRUE.equals(value));
  }

  public JsonFields all(String name, List<? extends JsonNode> values) {
    if (!values.isEmpty()) {
      ArrayNode array = object.putArray(name);
      values.forEach(array::add);
    }
    return this;
  }

  public JsonFields texts(String name, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = object.putArray(name);
      values.forEach(array::add);
    }
    return this;
  }

  public ObjectNode object() {
    return object;
  }
}
