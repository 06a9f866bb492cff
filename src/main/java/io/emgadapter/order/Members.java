package io.emgadapter.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a JSON object member by member; what is null is left out. */
final class Members {
  private final ObjectNode object = JsonNodeFactory.instance.objectNode();

  Members put(String name, @Nullable String value) {
    if (value != null) {
      object.put(name, value);
    }
    return this;
  }

  Members put(String name, @Nullable Boolean value) {
    if (value != null) {
      object.put(name, value);
    }
    return this;
  }

  Members put(String name, @Nullable UtcTime value) {
    return put(name, value == null ? null : value.text());
  }

  Members put(String name, @Nullable ToJson value) {
    if (value != null) {
      object.set(name, value.toJson());
    }
    return this;
  }

  /** Writes the member even if there is no value: as null. */
  Members putOrNull(String name, @Nullable UtcTime value) {
    object.put(name, value == null ? null : value.text());
    return this;
  }

  Members putAll(String name, @Nullable List<? extends ToJson> values) {
    if (values != null) {
      ArrayNode array = object.putArray(name);
      values.forEach(value -> array.add(value.toJson()));
    }
    return this;
  }

  Members putTexts(String name, List<String> values) {
    ArrayNode array = object.putArray(name);
    values.forEach(array::add);
    return this;
  }

  ObjectNode object() {
    return object;
  }

  /** What stands as a JSON object in a Body. */
  interface ToJson {

    /** In Equinix's field names and order, with only the fields that are set. */
    ObjectNode toJson();
  }
}
