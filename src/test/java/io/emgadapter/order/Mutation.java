package io.emgadapter.order;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes one thing in a tree: the value, the name or the presence of one member or element. */
public final class Mutation {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<JsonNode> VALUES =
      Stream.concat(
              Stream.of("null", "true", "false", "-1.5", "1", "[]", "[null]", "[{}]", "{}")
                  .map(JSON::readTree),
              texts().map(JsonNodeFactory.instance::stringNode))
          .toList();

  private final RandomGenerator random;

  /** From one source of chance. */
  public Mutation(RandomGenerator random) {
    this.random = random;
  }

  private static Stream<String> texts() {
    return Stream.of(
        "",
        " ",
        "\u00a0",
        "\u2003",
        "\u0000",
        "\u001f",
        "\u0085",
        "x",
        "1",
        "12+",
        ">10",
        "0004",
        "cage-escort",
        "0012",
        "x".repeat(201),
        "x".repeat(255),
        "x".repeat(256),
        "\ud83d\ude00".repeat(255),
        "x".repeat(3801),
        "x".repeat(4001),
        "a\nb",
        "\ud800",
        "+44",
        "+1234567",
        "+44\n",
        "20 7946",
        "12x1",
        "12ext",
        "a@b.cc",
        "a@b",
        "\"a b\"@[1.2.3.4]",
        "a@b.cc\n",
        "x".repeat(97) + "@b.cc",
        "Jo. Doe",
        "a".repeat(101),
        " . ",
        "2026-03-02T12:00:00Z",
        "2026-02-30T12:00:00Z",
        "2026-03-02T24:00:00Z",
        "2026-03-02T12:00:00+00:00",
        "2026-03-02T12:00:00+01:00",
        "2026-03-02T12:00Z",
        "0000-03-02T12:00:00Z",
        "2026-04-31T12:00:00Z",
        "2026-03-02T12:00:00.1234567890Z",
        "2026-03-02T12:00:00+18:01",
        "a.pdf",
        "a.PDF",
        "a.exe",
        ".png",
        "png",
        "a.png\n",
        "https://e.example/a",
        "HTTP://x",
        "ftp://x",
        "https://",
        "http:///a",
        "//x",
        "http:// x",
        "aGVsbG8=",
        "aGVsbG8",
        "====",
        "TECHNIICAL",
        "TECHNICAL",
        "UTC",
        "Asia/Bankgkok",
        "ReSubmit",
        "Cancelled",
        "Create",
        "Update",
        "Cancel",
        "SmartHands",
        "WorkVisit",
        "NEVER",
        "LD8:1",
        "default");
  }

  /** Changes the tree, which must not be empty, in one place. */
  public void change(ObjectNode tree) {
    List<Runnable> ways = new ArrayList<>();
    collect(tree, ways);
    ways.get(random.nextInt(ways.size())).run();
  }

  private void collect(JsonNode node, List<Runnable> ways) {
    if (node instanceof ObjectNode object) {
      object.propertyNames().forEach(name -> ways.add(() -> change(object, name)));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        ways.add(() -> change(array, index));
      }
    }
    node.forEach(child -> collect(child, ways));
  }

  private void change(ObjectNode object, String name) {
    JsonNode value = object.get(name);
    switch (random.nextInt(6)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name + "X", value);
      case 2 -> object.set(name, changed(value));
      default -> object.set(name, any());
    }
  }

  private void change(ArrayNode array, int index) {
    switch (random.nextInt(4)) {
      case 0 -> array.remove(index);
      case 1 -> {
        for (int i = array.size(); i <= 101; i++) {
          array.add(array.get(index));
        }
      }
      default -> array.set(index, any());
    }
  }

  private JsonNode changed(JsonNode value) {
    if (value.isBoolean()) {
      return JsonNodeFactory.instance.booleanNode(!value.booleanValue());
    }
    return value.isString()
        ? JsonNodeFactory.instance.stringNode(value.stringValue() + any().asString(""))
        : JsonNodeFactory.instance.arrayNode().add(value);
  }

  private JsonNode any() {
    return VALUES.get(random.nextInt(VALUES.size()));
  }
}
