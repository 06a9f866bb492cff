package io.emgadapter.start;

import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;

/**
 * All settings {@code emg.*}, as the records define that hold them.
 *
 * @param root what may follow {@code emg}
 * @param records the records with the prefix of their settings
 */
record KnownSettings(Part root, Map<Class<?>, String> records) {
  static final String PREFIX = "emg";

  /** What may stand at one place of a name, and what may follow it. */
  sealed interface Part {

    /** Names that are given; in their dashed form. */
    record Group(Map<String, Part> members) implements Part {}

    /** Names that the user chooses. */
    record Named(Part each) implements Part {}

    /** A list, each item of which may have a number of its own. */
    record Many(Part each) implements Part {}

    /** The end of a name. */
    record Value() implements Part {}
  }

  static KnownSettings of(ListableBeanFactory beans) {
    Part.Group root = new Part.Group(new TreeMap<>());
    Map<Class<?>, String> records = new LinkedHashMap<>();
    for (String name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
      Class<?> type = beans.getType(name, false);
      var settings = beans.findAnnotationOnBean(name, ConfigurationProperties.class, false);
      if (type != null && settings != null && isOurs(settings.value())) {
        records.put(type, settings.value());
        place(root, ConfigurationPropertyName.of(settings.value()), type);
      }
    }
    return new KnownSettings(root, records);
  }

  private static boolean isOurs(String prefix) {
    return prefix.equals(PREFIX) || prefix.startsWith(PREFIX + ".");
  }

  private static void place(Part.Group root, ConfigurationPropertyName prefix, Class<?> type) {
    Part.Group at = root;
    for (int i = 1; i < prefix.getNumberOfElements(); i++) {
      String element = prefix.getElement(i, ConfigurationPropertyName.Form.DASHED);
      Part next = at.members().computeIfAbsent(element, _ -> new Part.Group(new TreeMap<>()));
      at = (Part.Group) next;
    }
    merge(at, group(ResolvableType.forClass(type)));
  }

  /** The parameters of its only constructor, under the names that settings use. */
  private static Part.Group group(ResolvableType type) {
    Map<String, Part> members = new TreeMap<>();
    for (Parameter each : type.toClass().getDeclaredConstructors()[0].getParameters()) {
      members.put(nameOf(each), part(ResolvableType.forType(each.getParameterizedType(), type)));
    }
    return new Part.Group(members);
  }

  private static String nameOf(Parameter parameter) {
    Name own = parameter.getAnnotation(Name.class);
    return own != null ? own.value() : dashed(parameter.getName());
  }

  private static Part part(ResolvableType type) {
    Class<?> raw = type.toClass();
    if (raw.isRecord()) {
      return group(type);
    }
    if (Map.class.isAssignableFrom(raw)) {
      return new Part.Named(part(type.getGeneric(1)));
    }
    return Collection.class.isAssignableFrom(raw)
        ? new Part.Many(part(type.getGeneric(0)))
        : new Part.Value();
  }

  /** Several records hold settings of the same group, each its own ones. */
  private static void merge(Part.Group into, Part.Group from) {
    from.members()
        .forEach((name, part) ->
            into.members().merge(name, part, (one, other) -> both(name, one, other)));
  }

  /**
   * A setting that two records take must be the same to both: else one would be checked wrongly.
   */
  private static Part both(String name, Part one, Part other) {
    if (one instanceof Part.Group a && other instanceof Part.Group b) {
      merge(a, b);
    } else if (!one.equals(other)) {
      throw new IllegalStateException("Two settings records take " + name + " as different things");
    }
    return one;
  }

  private static String dashed(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
