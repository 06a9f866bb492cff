package io.emgadapter.console;

import io.emgadapter.console.SendField.Input;
import io.emgadapter.console.SendSchema.Kind;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.subscription.Subscription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form for a work request: its fields and what stands in them.
 *
 * @param request the work request, as far as it is filled in
 */
record SendForm(Kind kind, List<SendField> fields, ObjectNode request) {
  private static final Set<String> FLAGS = Set.of("true", "false");

  /**
   * A field with what stands in it.
   *
   * @param problems what is wrong with it
   */
  public record Filled(SendField field, String value, List<String> problems) {
    /** As a person reads it. */
    public String words() {
      return field.input() == Input.FLAG && !isUnlisted()
          ? (value.equals("true") ? "yes" : "no")
          : value;
    }

    /** Whether it is none of the words that may stand in it; it is shown, so that it is refused. */
    public boolean isUnlisted() {
      return !value.isEmpty()
          && switch (field.input()) {
            case CHOICE -> !field.choices().contains(value);
            case FLAG -> !FLAGS.contains(value);
            default -> false;
          };
    }
  }

  /** Fields that belong together. */
  public record Group(String name, List<Filled> fields) {
    /** Whether it is folded up: seldom needed, empty, and nothing is wrong with it. */
    public boolean isFolded() {
      return fields.stream()
          .allMatch(each ->
              each.field().isSeldom() && each.value().isEmpty() && each.problems().isEmpty());
    }

    public boolean isSeldom() {
      return fields.getFirst().field().isSeldom();
    }
  }

  /** Reads what was filled in, by the pointers of the fields; empty items of lists fall away. */
  static SendForm read(Kind kind, List<SendField> fields, Map<String, String> values) {
    ObjectNode nested = JsonMapper.shared().createObjectNode();
    nested.put("verb", kind.verb()).put("resource", kind.resource());
    ObjectNode body = nested.putObject("body");
    if (kind.operation() != null) {
      body.put("Operation", kind.operation());
    }
    for (SendField field : fields) {
      String value = ParkedPages.blank(values.get(field.pointer()));
      if (value != null) {
        put(nested, field, value.replace("\r\n", "\n"));
      }
    }
    return new SendForm(kind, fields, (ObjectNode) withLists(nested));
  }

  private static void put(ObjectNode root, SendField field, String value) {
    int end = field.pointer().lastIndexOf('/');
    ObjectNode in = root;
    for (String part : field.pointer().substring(0, end).split("/", -1)) {
      if (!part.isEmpty()) {
        JsonNode next = in.path(part);
        in = next instanceof ObjectNode there ? there : in.putObject(part);
      }
    }
    String name = field.pointer().substring(end + 1);
    switch (field.input()) {
      case FLAG -> putFlag(in, name, value);
      case LINES ->
          value
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .forEach(in.putArray(name)::add);
      default -> in.put(name, value);
    }
  }

  /** Another word stays what it is, so that it is refused. */
  private static void putFlag(ObjectNode in, String name, String value) {
    if (FLAGS.contains(value)) {
      in.put(name, value.equals("true"));
    } else {
      in.put(name, value);
    }
  }

  /** How many items the longest list of a work request has, within these. */
  static int rows(JsonNode node, int most) {
    int own = node.isArray() ? node.size() : 1;
    int within =
        StreamSupport.stream(node.spliterator(), false)
            .mapToInt(each -> rows(each, most))
            .max()
            .orElse(1);
    return Math.clamp(Math.max(own, within), 1, most);
  }

  /** Objects whose members are numbers become lists. */
  private static JsonNode withLists(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    Map<String, JsonNode> members = new LinkedHashMap<>();
    object.forEachEntry((name, value) -> members.put(name, withLists(value)));
    if (!members.isEmpty() && members.keySet().stream().allMatch(SendForm::isNumber)) {
      return JsonMapper.shared().createArrayNode().addAll(members.values());
    }
    ObjectNode all = JsonMapper.shared().createObjectNode();
    return all.setAll(members);
  }

  private static boolean isNumber(String name) {
    return name.chars().allMatch(Character::isDigit);
  }

  byte[] json() {
    return JsonMapper.shared().writeValueAsBytes(request);
  }

  /** What stands in a field; the items of a list are lines. */
  String value(SendField field) {
    JsonNode value = request.at(field.pointer());
    return field.input() == Input.LINES && value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(each -> each.asString(""))
            .collect(Collectors.joining("\n"))
        : value.asString("");
  }

  /** The fields by their groups, each with what is wrong with it. */
  List<Group> groups(List<Problem> problems) {
    Map<String, List<Filled>> groups = new LinkedHashMap<>();
    for (SendField field : fields) {
      groups
          .computeIfAbsent(field.group(), _ -> new ArrayList<>())
          .add(
              new Filled(
                  field,
                  value(field),
                  problems.stream()
                      .filter(each -> isAt(each, field))
                      .map(Problem::message)
                      .toList()));
    }
    return groups.entrySet().stream()
        .map(each -> new Group(each.getKey(), each.getValue()))
        .toList();
  }

  private static boolean isAt(Problem problem, SendField field) {
    return (problem.pointer() + "/").startsWith(field.pointer() + "/");
  }

  /** What is wrong with the whole, or with what has no field. */
  List<Problem> others(List<Problem> problems) {
    return problems.stream()
        .filter(each -> fields.stream().noneMatch(field -> isAt(each, field)))
        .toList();
  }

  /** Only what is filled in. */
  List<Filled> filled() {
    return groups(List.of()).stream()
        .flatMap(each -> each.fields().stream())
        .filter(each -> !each.value().isEmpty())
        .toList();
  }

  String id() {
    return Objects.requireNonNullElse(request.path("id").stringValue(null), "");
  }

  /** Whose account it goes to: where none is named, the default one. */
  String subscription() {
    String named = request.path("subscription").asString("");
    return named.isEmpty() ? Subscription.DEFAULT : named;
  }
}
