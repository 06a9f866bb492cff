package io.emgadapter.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.emgadapter.event.EventType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SchemaFilesTest {
  static Stream<String> schemas() {
    return Stream.concat(Stream.of("work-request.schema.json"), events());
  }

  private static Stream<String> events() {
    return Arrays.stream(EventType.values()).map(type -> "events/" + type.word() + ".schema.json");
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void aSchemaIsASchemaOf2020AndKnowsItsName(String path) {
    JsonNode schema = Contract.tree(path);
    var rules =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(Contract.wrong(rules, schema)).isEmpty();
    assertThat(schema.get("$id").stringValue())
        .isEqualTo("https://emg-adapter.example/contract/" + path);
    assertThat(schema.get("$schema").stringValue())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void whatASchemaRefersToIsInIt(String path) {
    JsonNode schema = Contract.tree(path);
    assertThat(schema.findValues("$ref"))
        .extracting(JsonNode::stringValue)
        .isNotEmpty()
        .allSatisfy(ref -> assertThat(schema.at(ref.substring(1)).isMissingNode()).isFalse());
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventsSchemaIsOfItsType(String path) {
    String word = path.substring("events/".length(), path.length() - ".schema.json".length());
    assertThat(Contract.tree(path).at("/properties/type/const").stringValue())
        .isEqualTo(EventType.of(word).type());
  }

  @Test
  void whatHasOneNameIsOneThingInAllEvents() {
    Map<String, JsonNode> seen = new HashMap<>();
    for (String path : events().toList()) {
      JsonNode schema = Contract.tree(path);
      schema.get("$defs").forEachEntry((name, def) -> sameOnce(seen, name, def));
      schema
          .get("properties")
          .forEachEntry((name, def) -> {
            if (!name.equals("type") && !name.equals("data")) {
              sameOnce(seen, "/" + name, withoutWords(def));
            }
          });
    }
  }

  private static void sameOnce(Map<String, JsonNode> seen, String name, JsonNode def) {
    JsonNode plain = name.equals("task") ? withoutStates(def) : def;
    if (name.equals("/source")) {
      return; // a rejection may have none
    }
    assertThat(seen.computeIfAbsent(name, _ -> plain)).as(name).isEqualTo(plain);
  }

  private static JsonNode withoutWords(JsonNode def) {
    return def.isObject() ? def.asObject().deepCopy().without("description") : def;
  }

  private static JsonNode withoutStates(JsonNode task) {
    JsonNode copy = task.deepCopy();
    copy.get("properties").asObject().remove("state");
    return copy;
  }
}
