package io.emgadapter.console;

import io.emgadapter.console.SendField.Input;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the fields of forms from the contract's schema of work requests, so that a form has what
 * the contract has. Conditions ("mandatory if") are left to the judgement of the dry run.
 */
final class SendSchema {
  private static final String PROPERTIES = "properties";
  private static final int SHORT = 255;

  /** Each has long lists of time zones, and pages are to be light. */
  private static final int MOST_CONTACTS = 2;

  /** What a form does not ask for: told by its address, or not for people. */
  private static final Set<String> LEFT_OUT =
      Set.of("/verb", "/resource", "/body/Operation", "/context", "/rest/accountNumbers");

  /** The bytes of a file are more than a form carries. */
  private static final String FILE = "/Data";

  /** Of a text whose length the contract does not limit. */
  private static final int LONG = 4_000;

  private final JsonNode schema;

  SendSchema() {
    try {
      this.schema =
          JsonMapper.shared()
              .readTree(
                  new ClassPathResource("contract/work-request.schema.json")
                      .getContentAsByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A kind of work request.
   *
   * @param operation the code of the work, of a SmartHands Create; else null
   * @param name such as {@code Cage clean up}
   */
  public record Kind(String resource, String verb, @Nullable String operation, String name) {}

  /** Every kind that there is, in the order of the contract. */
  List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    JsonNode operations = schema.at("/$defs/operation/enum");
    for (int i = 0; i + 1 < operations.size(); i += 2) {
      String alias = operations.get(i + 1).asString().replace('-', ' ');
      kinds.add(
          new Kind(
              "SmartHands",
              "Create",
              operations.get(i).asString(),
              Character.toUpperCase(alias.charAt(0)) + alias.substring(1)));
    }
    kinds.add(new Kind("SmartHands", "Update", null, "Add a note, or answer"));
    kinds.add(new Kind("SmartHands", "Cancel", null, "Cancel"));
    kinds.add(new Kind("WorkVisit", "Create", null, "Announce visitors"));
    kinds.add(new Kind("WorkVisit", "Update", null, "Change a visit"));
    kinds.add(new Kind("WorkVisit", "Cancel", null, "Cancel"));
    return kinds;
  }

  /** The kind of these words; empty for one that there is not. */
  Optional<Kind> kind(
      @Nullable String resource, @Nullable String verb, @Nullable String operation) {
    return kinds().stream()
        .filter(each ->
            each.resource().equals(resource)
                && each.verb().equals(verb)
                && (each.operation() == null || each.operation().equals(operation)))
        .findFirst();
  }

  /** The kind of a work request; empty where that does not say it. */
  Optional<Kind> kindOf(JsonNode request) {
    return kind(
        request.path("resource").asString(""),
        request.path("verb").asString(""),
        code(request.at("/body/Operation").asString("")));
  }

  /**
   * The fields of a form.
   *
   * @param rows how many items each list of things has
   */
  List<SendField> fields(Kind kind, int rows) {
    Walk walk = new Walk(rows);
    boolean creates = kind.verb().equals("Create");
    if (!creates) {
      walk.into(property("order"), "/order", false);
    }
    walk.into(body(kind), "/body", true);
    for (String name : List.of("subscription", "id", "notAfter", "rest")) {
      walk.into(property(name), "/" + name, name.equals("id"));
    }
    return walk.fields.stream()
        .filter(each -> creates || !each.pointer().matches("/body/(Servicer|Requestor)Id"))
        .toList();
  }

  /** The code of an operation; the alias of one is another word for it. */
  private String code(String operation) {
    JsonNode words = schema.at("/$defs/operation/enum");
    for (int i = 1; i < words.size(); i += 2) {
      if (words.get(i).asString().equals(operation)) {
        return words.get(i - 1).asString();
      }
    }
    return operation;
  }

  private JsonNode property(String name) {
    return schema.path(PROPERTIES).path(name);
  }

  private ObjectNode body(Kind kind) {
    String definition =
        kind.verb().equals("Cancel")
            ? "cancel"
            : (kind.resource().equals("SmartHands") ? "smartHands" : "workVisit") + kind.verb();
    ObjectNode body = (ObjectNode) schema.at("/$defs/" + definition).deepCopy();
    stream(body.path("allOf"))
        .filter(each -> names(each.at("/if/properties/Operation/enum"), kind.operation()))
        .map(each -> each.at("/then/properties/ServiceDetails"))
        .findFirst()
        .ifPresent(details -> body.withObject("/" + PROPERTIES).set("ServiceDetails", details));
    return body;
  }

  private static boolean names(JsonNode operations, @Nullable String operation) {
    return stream(operations).anyMatch(each -> each.asString().equals(operation));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** A definition with what it refers to, and of several forms the one that a person fills in. */
  private ObjectNode whole(JsonNode node) {
    ObjectNode all = JsonMapper.shared().createObjectNode();
    if (node.has("$ref")) {
      all.setAll(whole(schema.at(node.path("$ref").asString().substring(1))));
    }
    if (node.has("anyOf") && !node.has(PROPERTIES) && !node.has("type")) {
      stream(node.path("anyOf"))
          .map(this::whole)
          .filter(each -> !isNothing(each))
          .min((one, other) -> Integer.compare(rank(one), rank(other)))
          .ifPresent(all::setAll);
    }
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      if (each.getKey().equals(PROPERTIES)) {
        ObjectNode properties = all.withObject("/" + PROPERTIES);
        each.getValue()
            .forEachEntry((name, value) -> {
              if (!properties.has(name) || isNothing(value)) {
                properties.set(name, value);
              }
            });
      } else if (!each.getKey().equals("$ref")) {
        all.set(each.getKey(), each.getValue());
      }
    }
    return all;
  }

  private static int rank(JsonNode form) {
    return form.has(PROPERTIES) ? 0 : form.has("items") ? 1 : 2;
  }

  private static boolean isNothing(JsonNode node) {
    return node.path("type").asString("").equals("null");
  }

  private static boolean is(JsonNode node, String type) {
    JsonNode given = node.path("type");
    return given.asString("").equals(type)
        || stream(given).anyMatch(each -> each.asString("").equals(type));
  }

  /** Goes through a definition and finds its fields, in their order. */
  private final class Walk {
    private final int rows;
    private final List<SendField> fields = new ArrayList<>();

    Walk(int rows) {
      this.rows = rows;
    }

    void into(JsonNode raw, String pointer, boolean needed) {
      ObjectNode node = whole(raw);
      if (LEFT_OUT.contains(pointer) || pointer.endsWith(FILE) || isNothing(node)) {
        return;
      }
      if (node.has(PROPERTIES)) {
        node.path(PROPERTIES)
            .forEachEntry((name, value) ->
                into(value, pointer + "/" + name, names(node.path("required"), name)));
      } else if (node.has("items")) {
        items(node, pointer, needed);
      } else {
        leaf(node, pointer, needed);
      }
    }

    private void items(ObjectNode node, String pointer, boolean needed) {
      if (whole(node.path("items")).has(PROPERTIES)) {
        int wanted = pointer.endsWith("Contacts") ? Math.min(rows, MOST_CONTACTS) : rows;
        int most = Math.min(wanted, node.path("maxItems").asInt(wanted));
        for (int i = 0; i < most; i++) {
          into(node.path("items"), pointer + "/" + i, false);
        }
      } else {
        add(node, pointer, Input.LINES, List.of(), needed);
      }
    }

    private void leaf(ObjectNode node, String pointer, boolean needed) {
      List<String> choices =
          stream(node.path("enum")).filter(each -> !each.isNull()).map(JsonNode::asString).toList();
      if (!choices.isEmpty()) {
        add(node, pointer, Input.CHOICE, choices, needed);
      } else if (is(node, "boolean")) {
        add(node, pointer, Input.FLAG, List.of(), needed);
      } else if (is(node, "string")) {
        boolean isShort = node.has("maxLength") && node.path("maxLength").asInt() <= SHORT;
        boolean isTime = node.path("pattern").asString("").contains("T(");
        Input text = isShort ? Input.LINE : Input.TEXT;
        add(node, pointer, isTime ? Input.TIME : text, List.of(), needed);
      }
    }

    /** What is said of every text and name helps nobody. */
    private @Nullable String help(ObjectNode node) {
      String help = node.path("description").stringValue(null);
      return Stream.of("text", "name", "time")
              .anyMatch(
                  each -> schema.at("/$defs/" + each + "/description").asString().equals(help))
          ? null
          : help;
    }

    private void add(
        ObjectNode node, String pointer, Input input, List<String> choices, boolean needed) {
      fields.add(
          new SendField(
              pointer,
              help(node),
              input,
              choices,
              needed,
              Math.min(node.path("maxLength").asInt(LONG), LONG)));
    }
  }
}
