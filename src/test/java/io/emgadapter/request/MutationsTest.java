package io.emgadapter.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.emgadapter.order.Route;
import io.emgadapter.request.WorkRequest.Valid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever one field of a valid request becomes, it is read and judged. */
class MutationsTest {
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  /** Of every type, at and beyond every limit; each as it stands in JSON. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e400",
          "1e9999999999",
          "\"\"",
          "\" \"",
          "\"0000\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"" + "x".repeat(5000) + "\"",
          "[]",
          "[null]",
          "[{}]",
          "[\"x\"]",
          "{}",
          "{\"id\":null}");

  private static final String REST =
      """
      {'purchaseOrder':{'purchaseOrderType':'NEW','number':'1','attachment':{'id':'a','name':'b.pdf'}},
       'notificationContacts':['jane'],'accountNumbers':{'LD8:00:000000':'1'},
       'needSupportFromASubmarineCableStationEngineer':true,'referenceId':'5-1','reason':'No time',
       'attachments':[{'id':'a','name':'plan.pdf'},{'id':'b','name':'list.pdf'}]}\
      """
          .replace('\'', '"');

  @ParameterizedTest
  @EnumSource(Route.class)
  void everySingleFieldMayBecomeAnything(Route route) throws IOException {
    Reading reading = Reading.by(route, NOW);
    int read = 0;
    for (ObjectNode request : requests()) {
      assertThat(reading.read(JSON.writeValueAsBytes(request))).isInstanceOf(Valid.class);
      for (JsonPointer field : fields(request)) {
        for (String value : VALUES) {
          byte[] bytes = with(request, field, value).getBytes(StandardCharsets.UTF_8);
          assertThatCode(() -> reading.read(bytes))
              .as(field + " " + value)
              .doesNotThrowAnyException();
          read++;
        }
        byte[] without = JSON.writeValueAsBytes(without(request, field));
        assertThatCode(() -> reading.read(without)).as("no " + field).doesNotThrowAnyException();
      }
    }
    assertThat(read).isGreaterThan(10_000);
  }

  private static List<ObjectNode> requests() throws IOException {
    List<ObjectNode> requests = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/rest/golden"))) {
      for (Path file : files.sorted().toList()) {
        JsonNode golden = JSON.readTree(file);
        ObjectNode request =
            JSON.createObjectNode().put("id", "1").put("notAfter", "2027-01-01T00:00:00Z");
        request.set("verb", golden.path("verb"));
        request.set("resource", golden.path("resource"));
        request.set("body", golden.path("body"));
        request.set("rest", JSON.readTree(REST));
        request.putObject("context").put("ticket", 1);
        if (!golden.path("verb").asString().equals("Create")) {
          request.putObject("order").put("servicerId", "1-190368976438");
        }
        requests.add(request);
      }
    }
    return requests;
  }

  private static List<JsonPointer> fields(JsonNode request) {
    List<JsonPointer> fields = new ArrayList<>();
    collect(request, JsonPointer.empty(), fields);
    return fields;
  }

  private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> into) {
    node.propertyStream()
        .forEach(each -> {
          JsonPointer pointer = at.appendProperty(each.getKey());
          into.add(pointer);
          collect(each.getValue(), pointer, into);
        });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      into.add(at.appendIndex(i));
      collect(node.get(i), at.appendIndex(i), into);
    }
  }

  private static String with(ObjectNode request, JsonPointer field, String value) {
    ObjectNode changed = request.deepCopy();
    JsonNode parent = changed.at(field.head());
    String marked = "-the value-";
    if (parent instanceof ObjectNode object) {
      object.put(field.last().getMatchingProperty(), marked);
    } else {
      parent.asArray().set(field.last().getMatchingIndex(), marked);
    }
    return JSON.writeValueAsString(changed).replace("\"" + marked + "\"", value);
  }

  private static ObjectNode without(ObjectNode request, JsonPointer field) {
    ObjectNode changed = request.deepCopy();
    JsonNode parent = changed.at(field.head());
    if (parent instanceof ObjectNode object) {
      object.remove(field.last().getMatchingProperty());
    } else {
      parent.asArray().remove(field.last().getMatchingIndex());
    }
    return changed;
  }
}
