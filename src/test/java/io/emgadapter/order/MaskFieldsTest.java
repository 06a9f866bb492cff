package io.emgadapter.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class MaskFieldsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String MARKER = "Ann Marker";

  /** Codes, ids, states and times in events; a new one here says that nobody writes names there. */
  private static final Set<String> SHOWN =
      Set.of(
          "accountNumber",
          "activity",
          "answers",
          "asset",
          "assetType",
          "changedAt",
          "code",
          "end",
          "expires",
          "form",
          "ibx",
          "id",
          "kind",
          "locations",
          "messageId",
          "operationalStatus",
          "orderState",
          "outcome",
          "parked",
          "pointer",
          "proposed",
          "referenceId",
          "requestId",
          "requested",
          "requestorId",
          "resource",
          "resourceAsSent",
          "sender",
          "sentAt",
          "sequence",
          "servicerId",
          "servicerIds",
          "source",
          "start",
          "state",
          "stateBefore",
          "status",
          "task",
          "type",
          "urgency",
          "uuid",
          "verb");

  static Stream<Path> schemas() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/contract/events"))) {
      return files.toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void everyTextOfAnEventIsHiddenThatIsNotKnownToBeACode(Path file) {
    JsonNode schema = read(file);
    JsonNode event = example(schema.path("properties").path("data"), schema);
    assertThat(members(event)).isNotEmpty();

    JsonNode masked = Mask.ofAllWords().json(event);

    assertThat(SHOWN).containsAll(members(masked));
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document with the marker in every text that the schema allows. */
  private static JsonNode example(JsonNode schema, JsonNode whole) {
    if (schema.has("$ref")) {
      return example(whole.at(schema.path("$ref").stringValue().substring(1)), whole);
    }
    for (String choice : List.of("oneOf", "anyOf", "allOf")) {
      if (schema.has(choice)) {
        return example(schema.path(choice).path(0), whole);
      }
    }
    return switch (schema.path("type").asString("string")) {
      case "object" -> object(schema, whole);
      case "array" -> JSON.createArrayNode().add(example(schema.path("items"), whole));
      case "boolean" -> JsonNodeFactory.instance.booleanNode(true);
      case "integer", "number" -> JsonNodeFactory.instance.numberNode(7);
      default -> JsonNodeFactory.instance.stringNode(MARKER);
    };
  }

  private static ObjectNode object(JsonNode schema, JsonNode whole) {
    ObjectNode object = JSON.createObjectNode();
    schema
        .path("properties")
        .properties()
        .forEach(each -> object.set(each.getKey(), example(each.getValue(), whole)));
    // Such as the context, in which a sender may have sent anything.
    return object.isEmpty() ? object.put("hidden", MARKER) : object;
  }

  /** The members in which the marker stands. */
  private static Set<String> members(JsonNode document) {
    Set<String> found = new TreeSet<>();
    look(document, "", found);
    return found;
  }

  private static void look(JsonNode node, String member, Set<String> found) {
    node.properties().forEach(each -> look(each.getValue(), each.getKey(), found));
    if (node.isArray()) {
      node.forEach(each -> look(each, member, found));
    } else if (node.isString() && node.stringValue().contains(MARKER)) {
      found.add(member);
    }
  }

  private static String masked(String document) {
    return Mask.ofAllWords().document(document);
  }

  @Test
  void whatASenderSentAlongIsHiddenWhateverItsNames() {
    assertThat(masked("{\"context\": {\"id\": \"Ann\", \"state\": [\"Ann\"], \"number\": 555}}"))
        .doesNotContain("Ann", "555");
  }

  @ParameterizedTest
  @MethodSource("masks")
  void ofAFileOnlyItsIdStays(Mask mask) {
    String document =
        """
        {"Attachments": [{"Name": "CV-Ann.pdf", "Data": "QW5uIE90aGVy", "Handle": "h-ann"}],
         "details": {"attachments": [{"name": "Ann.png", "id": "4711", "url": "https://x/Ann"}]},
         "attachment": "Ann.txt", "file": {"kind": "Ann"}, "url": "https://x/Ann", "fileName": "Ann"}\
        """;

    assertThat(mask.document(document))
        .doesNotContain("Ann", "QW5u", "h-ann", "pdf")
        .contains("4711");
  }

  static Stream<Mask> masks() {
    return Stream.of(Mask.ofAllWords(), Mask.knowing(List.of("{}".getBytes(UTF_8))));
  }

  @Test
  void onlyTheSenderOfTheEventItselfStays() {
    String document =
        """
        {"sender": "itsm", "body": {"sender": {"firstName": "Ann"}, "other": {"sender": "Ann B"}},
         "text": "{\\"sender\\": \\"Ann C\\"}"}\
        """;

    assertThat(masked(document)).contains("\"sender\":\"itsm\"").doesNotContain("Ann");
    assertThat(masked("{\"sender\": {\"name\": \"Ann\"}}")).doesNotContain("Ann");
  }

  @Test
  void theCodesOfAQuestionStay() {
    String question =
        "{\"question\": {\"kind\": \"query\", \"referenceId\": \"R-1\", \"words\": \"Is Ann in\"}}";

    assertThat(masked(question)).contains("query", "R-1").doesNotContain("Ann");
  }
}
