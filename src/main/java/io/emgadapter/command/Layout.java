package io.emgadapter.command;

import io.emgadapter.command.doctor.Plain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Makes of an answer's JSON a text for a person. */
@FunctionalInterface
interface Layout {

  /** The text, of one line or several. */
  String of(JsonNode json);

  /** Everything that an object has, a member a line. */
  static Layout sheet() {
    return Sheet::of;
  }

  /**
   * What an act says about its effect.
   *
   * @param otherwise where it says nothing
   */
  static Layout effect(String otherwise) {
    return json -> {
      String effect = json.path("effect").asString("");
      return effect.isEmpty() ? otherwise : effect;
    };
  }

  /** First one, then the other, with an empty line between. */
  default Layout and(Layout other) {
    return json -> of(json) + "\n\n" + other.of(json);
  }

  /**
   * A table, and where there is more.
   *
   * @param list the member that is the list; empty where the answer itself is
   * @param empty what is said where nothing is in it
   * @param columns members of its items; {@code a/b} is a member of a member
   */
  static Layout table(String list, String empty, String... columns) {
    return json -> {
      JsonNode items = list.isEmpty() ? json : json.path(list);
      String next = json.path("next").asString("");
      String more = next.isEmpty() ? "" : "\n\nThere is more: the same with --after " + next;
      return (items.isEmpty() ? empty : rows(items, List.of(columns))) + more;
    };
  }

  private static String rows(JsonNode items, List<String> columns) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(columns.stream().map(Layout::heading).toList());
    for (JsonNode item : items) {
      rows.add(columns.stream().map(column -> Sheet.words(item.at("/" + column))).toList());
    }
    int[] widths = new int[columns.size()];
    rows.forEach(row -> Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static String heading(String column) {
    return column
        .substring(column.lastIndexOf('/') + 1)
        .replaceAll("([A-Z])", " $1")
        .toUpperCase(Locale.ROOT);
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).repeat(" ", widths[i] - row.get(i).length() + 2);
    }
    return line.toString().stripTrailing();
  }

  /** One thing with all that belongs to it. */
  final class Sheet {
    private static final String STEP = "  ";

    private Sheet() {}

    static String of(JsonNode json) {
      StringBuilder text = new StringBuilder();
      append(json, "", text);
      return text.toString().stripTrailing();
    }

    private static void append(JsonNode json, String indent, StringBuilder text) {
      if (!json.isObject()) {
        text.append(indent).append(words(json)).append('\n');
        return;
      }
      int width = json.propertyNames().stream().mapToInt(String::length).max().orElse(0);
      json.propertyStream()
          .forEach(member -> append(member.getKey(), member.getValue(), width, indent, text));
    }

    private static void append(
        String name, JsonNode value, int width, String indent, StringBuilder text) {
      String label = indent + Plain.cell(name) + ":";
      if (value.isNull() || (value.isContainer() && value.isEmpty())) {
        return;
      }
      if (isShort(value)) {
        text.append(label)
            .repeat(" ", Math.max(1, width + 2 + indent.length() - label.length()))
            .append(words(value))
            .append('\n');
        return;
      }
      text.append(label).append('\n');
      if (value.isArray()) {
        for (JsonNode item : value) {
          append(item, indent + STEP, text);
          text.append(item.isObject() ? "\n" : "");
        }
      } else {
        append(value, indent + STEP, text);
      }
    }

    private static boolean isShort(JsonNode value) {
      return value.isValueNode()
          || (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode));
    }

    /** A value on one line; a time without its fractions. */
    static String words(JsonNode value) {
      if (value.isArray()) {
        return value.valueStream().map(Sheet::words).collect(Collectors.joining(", "));
      }
      if (value.isObject()) {
        return value
            .propertyStream()
            .map(each -> Plain.cell(each.getKey()) + " " + words(each.getValue()))
            .collect(Collectors.joining(", "));
      }
      return Plain.cell(value.asString(""))
          .replaceFirst("^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)[.]\\d+Z$", "$1Z");
    }
  }
}
