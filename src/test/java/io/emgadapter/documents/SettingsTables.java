package io.emgadapter.documents;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * The tables of {@code docs/settings.md}: names, types and defaults as the records have them that
 * take the settings, the sentences as their Javadoc has them.
 */
final class SettingsTables {
  private static final String NAME = ".<name>";

  private final RecordDocs docs = new RecordDocs();
  private final Map<String, Section> sections = new TreeMap<>();

  /** The settings of one record. */
  private record Section(String about, List<Setting> settings) {}

  /** One setting; its name goes on where that of its section ends. */
  record Setting(String name, String type, String standard, String says) {}

  SettingsTables() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    scanner.findCandidateComponents("io.emgadapter").stream()
        .map(bean -> ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null))
        .filter(docs::isMain)
        .forEach(type -> add(type.getAnnotation(ConfigurationProperties.class).value(), type));
  }

  private void add(String prefix, Class<?> type) {
    List<Setting> settings = new ArrayList<>();
    for (RecordComponent each : type.getRecordComponents()) {
      String name = nameOf(type, each);
      if (each.getType().isRecord()) {
        add(prefix + "." + name, each.getType());
      } else if (valueOfMap(each) instanceof Class<?> value && value.isRecord()) {
        add(prefix + "." + name + NAME, value);
      } else {
        boolean isMap = Map.class.isAssignableFrom(each.getType());
        settings.add(
            new Setting(
                isMap ? name + NAME : name,
                typeOf(isMap ? valueOfMap(each) : each.getGenericType()),
                standard(type, each),
                docs.of(type, each.getName())));
      }
    }
    if (!settings.isEmpty()) {
      sections.put(prefix, new Section(docs.about(type), settings));
    }
  }

  private static Type valueOfMap(RecordComponent component) {
    return Map.class.isAssignableFrom(component.getType())
            && component.getGenericType() instanceof ParameterizedType map
        ? map.getActualTypeArguments()[1]
        : Void.class;
  }

  private static String nameOf(Class<?> type, RecordComponent component) {
    Name own = parameter(type, component).getAnnotation(Name.class);
    return own != null
        ? own.value()
        : component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static Parameter parameter(Class<?> type, RecordComponent component) {
    return Stream.of(type.getDeclaredConstructors()[0].getParameters())
        .filter(each -> each.getName().equals(component.getName()))
        .findFirst()
        .orElseThrow();
  }

  private static String standard(Class<?> type, RecordComponent component) {
    DefaultValue given = parameter(type, component).getAnnotation(DefaultValue.class);
    return given == null || String.join("", given.value()).isEmpty()
        ? "none"
        : "`" + String.join(", ", given.value()) + "`";
  }

  private static String typeOf(Type type) {
    if (type instanceof ParameterizedType list) {
      Type each = list.getActualTypeArguments()[0];
      return each == String.class ? "list of texts" : "list: " + typeOf(each);
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isEnum()) {
      return Stream.of(raw.getEnumConstants())
          .map(each -> "`" + each.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
          .collect(Collectors.joining(", "));
    }
    return switch (raw.getSimpleName()) {
      case "String" -> "text";
      case "int", "long", "Integer", "Long" -> "number";
      case "boolean", "Boolean" -> "true or false";
      default -> raw == Duration.class ? "time" : raw == DataSize.class ? "size" : raw.getName();
    };
  }

  /** Every setting, by its whole name. */
  Map<String, Setting> all() {
    Map<String, Setting> all = new TreeMap<>();
    sections.forEach((prefix, section) ->
        section.settings().forEach(each -> all.put(prefix + "." + each.name(), each)));
    return all;
  }

  /** As Markdown. */
  String markdown() {
    return sections.entrySet().stream()
        .map(each -> section(each.getKey(), each.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String section(String prefix, Section section) {
    String rows =
        section.settings().stream()
            .map(each ->
                "| `%s` | %s | %s | %s |\n"
                    .formatted(each.name(), each.type(), each.standard(), each.says()))
            .collect(Collectors.joining());
    return "## `"
        + prefix
        + ".…`\n\n"
        + wrapped(section.about())
        + "\n| name | type | default | meaning |\n| --- | --- | --- | --- |\n"
        + rows;
  }

  private static String wrapped(String text) {
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String word : text.split(" ", -1)) {
      boolean fits = length + word.length() < 110;
      lines.append(lines.isEmpty() ? "" : fits ? " " : "\n").append(word);
      length = fits ? length + word.length() + 1 : word.length();
    }
    return lines.append('\n').toString();
  }
}
