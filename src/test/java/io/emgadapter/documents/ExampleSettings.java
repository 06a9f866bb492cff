package io.emgadapter.documents;

import io.emgadapter.documents.SettingsTables.Setting;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Every setting as a line of {@code config/application-example.yaml}: its meaning, and its default
 * behind one {@code #} that whoever changes it takes away.
 */
final class ExampleSettings {
  private static final int WIDTH = 116;

  /** What a name of one's own choice could be, by where it stands. */
  private static final Map<String, String> NAMES =
      Map.of(
          "emg.subscriptions.", "default",
          "emg.http.users.", "anna",
          "emg.webhooks.", "itsm",
          "emg.requests.senders.", "itsm");

  private ExampleSettings() {}

  static String yaml(SettingsTables tables) {
    StringBuilder yaml = new StringBuilder();
    String group = "";
    for (Map.Entry<String, Setting> each : tables.all().entrySet()) {
      String name = named(each.getKey());
      String own = name.substring(0, name.lastIndexOf('.'));
      if (!own.equals(group)) {
        group = own;
        yaml.append(yaml.isEmpty() ? "" : "\n").append("# ---- ").append(group).append(" ----\n");
      }
      yaml.append(lines(name, each.getValue()));
    }
    return yaml.toString();
  }

  private static String named(String name) {
    return NAMES.entrySet().stream()
        .filter(each -> name.startsWith(each.getKey()))
        .map(each -> name.replaceFirst("<name>", each.getValue()))
        .findFirst()
        .orElse(name);
  }

  private static String lines(String name, Setting setting) {
    String type = setting.type().replace("`", "");
    return "\n"
        + comment(setting.says().replace("\\|", "|") + " (" + type + ")")
        + ("#" + name + ": " + standard(setting)).stripTrailing()
        + "\n";
  }

  private static String standard(Setting setting) {
    String value = setting.standard().equals("none") ? "" : setting.standard().replace("`", "");
    return value.matches("[A-Za-z0-9./:_-]*") ? value : '"' + value + '"';
  }

  private static String comment(String text) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder("#");
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH) {
        lines.append(line).append('\n');
        line = new StringBuilder("#");
      }
      line.append(' ').append(word);
    }
    return lines.append(line).append('\n').toString();
  }

  /** The settings alone, each with its default, as if every {@code #} had been taken away. */
  static String uncommented(String yaml) {
    return yaml.lines()
        .filter(line -> line.matches("#?[a-z]+[.][^ ]+:.*"))
        .map(line -> line.replaceFirst("^#", ""))
        .collect(Collectors.joining("\n"));
  }
}
