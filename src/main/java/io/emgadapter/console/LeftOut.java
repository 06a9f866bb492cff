package io.emgadapter.console;

import io.emgadapter.console.SendField.Input;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of a work request would not be sent as it is by its form: found by reading the form again,
 * as a browser sends it, and comparing.
 *
 * @param pointers the first of them, as JSON pointers
 * @param more how many more there are
 */
public record LeftOut(List<String> pointers, int more) {
  private static final Set<String> TOLD_BY_THE_KIND =
      Set.of("/verb", "/resource", "/body/Operation");

  private static final int MOST = 20;

  static LeftOut of(SendForm form) {
    List<String> leaves = new ArrayList<>();
    leaves(form, form.request(), "", leaves);
    JsonNode again = SendForm.read(form.kind(), form.fields(), asSent(form)).request();
    List<String> lost =
        leaves.stream()
            .filter(leaf -> !TOLD_BY_THE_KIND.contains(leaf))
            .filter(leaf -> !isKept(form.request().at(leaf), again.at(leaf)))
            .toList();
    return new LeftOut(
        lost.subList(0, Math.min(MOST, lost.size())), Math.max(0, lost.size() - MOST));
  }

  private static Map<String, String> asSent(SendForm form) {
    Map<String, String> values = new HashMap<>();
    form.fields().forEach(field -> values.put(field.pointer(), asSent(field, form.value(field))));
    return values;
  }

  /** A browser has no breaks in a field of one line. */
  private static String asSent(SendField field, String value) {
    return field.input() == Input.LINE || field.input() == Input.TIME
        ? value.replaceAll("[\\r\\n]", "")
        : value;
  }

  private static boolean isKept(JsonNode value, JsonNode again) {
    JsonNode one = again.isArray() && again.size() == 1 ? again.get(0) : again;
    return value.isValueNode() && plain(value).equals(plain(one));
  }

  /** Blanks around a text, and a text instead of a number, make no difference to Equinix. */
  private static String plain(JsonNode value) {
    return value.asString("").replace("\r\n", "\n").strip();
  }

  /** What has a value; where a field is, also a list or an object that is empty. */
  private static void leaves(SendForm form, JsonNode node, String pointer, List<String> found) {
    if (node.isValueNode() || (node.isEmpty() && hasField(form, pointer))) {
      if (!node.isNull()) {
        found.add(pointer);
      }
    } else if (node instanceof ObjectNode object) {
      object.forEachEntry((name, value) ->
          leaves(form, value, pointer + "/" + name.replace("~", "~0").replace("/", "~1"), found));
    } else {
      for (int i = 0; i < node.size(); i++) {
        leaves(form, node.get(i), pointer + "/" + i, found);
      }
    }
  }

  private static boolean hasField(SendForm form, String pointer) {
    return form.fields().stream()
        .anyMatch(each -> each.pointer().equals(pointer) && each.input() != Input.LINES);
  }
}
