package io.emgadapter.contract;

import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Holds an event that was really sent against the schema of its type. */
public final class EventContract {
  private static final String PREFIX = "io.emgadapter.";
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private EventContract() {}

  /** What is wrong with an event; a member that its schema does not mention is wrong too. */
  public static List<String> wrong(JsonNode event) {
    String type = event.path("type").asString("none");
    if (!type.startsWith(PREFIX)) {
      return List.of("/type: " + type);
    }
    String path = "events/" + type.substring(PREFIX.length()) + ".schema.json";
    Schema schema = SCHEMAS.computeIfAbsent(path, Contract::schema);
    List<String> wrong = new ArrayList<>(Contract.wrong(schema, event));
    JsonNode root = Contract.tree(path);
    undeclared(event, root, root, "", wrong);
    return wrong;
  }

  private static void undeclared(
      JsonNode value, JsonNode schema, JsonNode root, String at, List<String> wrong) {
    JsonNode meant =
        schema.has("$ref") ? root.at(schema.get("$ref").stringValue().substring(1)) : schema;
    value
        .valueStream()
        .filter(_ -> value.isArray())
        .forEach(element -> undeclared(element, meant.path("items"), root, at + "/0", wrong));
    if (meant.has("properties")) {
      value.forEachEntry((name, member) -> {
        JsonNode declared = meant.get("properties").path(name);
        if (declared.isMissingNode()) {
          wrong.add(at + "/" + name + ": the schema does not mention it");
        }
        undeclared(member, declared, root, at + "/" + name, wrong);
      });
    }
  }
}
