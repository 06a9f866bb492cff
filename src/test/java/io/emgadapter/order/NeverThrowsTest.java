package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever stands in a Body, it is read or its problems are told. */
class NeverThrowsTest {
  private static final List<JsonNode> VALUES =
      Stream.of("null", "true", "''", "'x'", "'1'", "-1.5", "1e999", "[]", "[null]", "{}")
          .map(Bodies::json)
          .toList();

  private final Random random = new Random(20260301);

  @ParameterizedTest
  @EnumSource
  void aBodyWithAWrongValueAnywhereIsReadOrRefused(Resource resource) {
    AnyBody any = new AnyBody(random);
    int refused = 0;
    for (Verb verb : Verb.values()) {
      for (int i = 0; i < 500; i++) {
        JsonNode body = any.body(resource, verb);
        spoil(body);
        refused += Bodies.problems(resource, verb, body).isEmpty() ? 0 : 1;
      }
    }
    assertThat(refused).isBetween(750, 1499);
  }

  /** Puts another value in the place of one, anywhere in the tree. */
  private void spoil(JsonNode tree) {
    List<Runnable> ways = new ArrayList<>();
    collect(tree, ways);
    ways.get(random.nextInt(ways.size())).run();
  }

  private void collect(JsonNode node, List<Runnable> ways) {
    JsonNode value = VALUES.get(random.nextInt(VALUES.size()));
    if (node instanceof ObjectNode object) {
      object.propertyNames().forEach(name -> ways.add(() -> object.set(name, value)));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        ways.add(() -> array.set(index, value));
      }
    }
    node.forEach(child -> collect(child, ways));
  }
}
