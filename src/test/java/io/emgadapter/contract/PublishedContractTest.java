package io.emgadapter.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The published documents and the golden events say what they said before, examples apart. */
class PublishedContractTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path CONTRACT = Path.of("src/main/resources/contract");
  private static final Path EVENTS = Path.of("src/test/resources/notifications/golden");

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void everyDocumentSaysWhatItSaid() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files(CONTRACT)) {
      String name = CONTRACT.relativize(file).toString().replace('\\', '/');
      parts(name, name.endsWith(".yaml") ? Contract.yaml(name) : Contract.tree(name), lines);
    }
    Published.isStill("contract.txt", lines);
  }

  @Test
  void everyGoldenEventSaysWhatItSaid() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files(EVENTS)) {
      JsonNode events = JSON.readTree(Files.readString(file));
      lines.add(file.getFileName() + " " + Published.digest(sorted(events).toString()));
    }
    Published.isStill("events.txt", lines);
  }

  @Test
  void examplesAndTheOrderOfMembersDoNotCount() {
    JsonNode one = JSON.readTree("{\"b\":{\"examples\":[1],\"x\":[{\"d\":1,\"c\":2}]},\"a\":1}");
    JsonNode other = JSON.readTree("{\"a\":1,\"b\":{\"x\":[{\"c\":2,\"d\":1}],\"example\":7}}");
    assertThat(sorted(one)).isEqualTo(sorted(other));
    assertThat(sorted(one).toString()).isEqualTo(sorted(other).toString());
  }

  @Test
  void aFieldOfThatNameCounts() {
    JsonNode schema = JSON.readTree("{\"properties\":{\"example\":{\"type\":\"string\"}}}");
    assertThat(sorted(schema)).isEqualTo(schema);
  }

  /** A line for each member of each member, so that a change shows where it is. */
  private static void parts(String name, JsonNode document, List<String> lines) {
    sorted(document)
        .forEachEntry((top, part) -> {
          if (part.isObject() && !part.isEmpty()) {
            part.forEachEntry(
                (member, value) -> line(name, "/" + top + "/" + member, value, lines));
          } else {
            line(name, "/" + top, part, lines);
          }
        });
  }

  private static void line(String name, String at, JsonNode value, List<String> lines) {
    lines.add(name + " " + at + " " + Published.digest(value.toString()));
  }

  private static JsonNode sorted(JsonNode node) {
    return sorted(node, false);
  }

  /** Names of fields are no words of the schema language. */
  private static JsonNode sorted(JsonNode node, boolean names) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        members(object)
            .forEach((name, value) -> {
              if (names || !(name.equals("example") || name.equals("examples"))) {
                copy.set(name, sorted(value, !names && name.equals("properties")));
              }
            });
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> copy.add(sorted(element, false)));
        yield copy;
      }
      default -> node;
    };
  }

  private static Map<String, JsonNode> members(ObjectNode object) {
    Map<String, JsonNode> members = new TreeMap<>();
    object.forEachEntry(members::put);
    return members;
  }
}
