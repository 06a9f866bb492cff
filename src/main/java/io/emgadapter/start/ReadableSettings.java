package io.emgadapter.start;

import io.emgadapter.subscription.SettingsVerdict;
import io.emgadapter.subscription.SettingsVerdict.SettingsRule;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;

/** Every value must fit the type of its setting; all that do not fit are reported together. */
final class ReadableSettings implements SettingsRule {
  private final ConfigurableEnvironment environment;
  private final KnownSettings known;

  ReadableSettings(ConfigurableEnvironment environment, KnownSettings known) {
    this.environment = environment;
    this.known = known;
  }

  @Override
  public void judge(SettingsVerdict verdict) {
    Map<ConfigurationPropertyName, String> unreadable = new TreeMap<>();
    known
        .records()
        .forEach((type, prefix) ->
            Binder.get(environment).bind(prefix, Bindable.of(type), gatherer(unreadable)));
    unreadable.forEach((name, problem) -> verdict.wrong(name.toString(), problem));
  }

  private static BindHandler gatherer(Map<ConfigurationPropertyName, String> unreadable) {
    return new BindHandler() {
      @Override
      public @Nullable Object onFailure(
          ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception e) {
        // A record with an unreadable value cannot be made either; reporting that adds nothing.
        if (unreadable.keySet().stream().noneMatch(name::isAncestorOf)) {
          unreadable.put(name, supply(target.getType().toClass()));
        }
        return null;
      }
    };
  }

  private static String supply(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .collect(Collectors.joining(", ", "supply one of ", "."));
    }
    if (type == Duration.class) {
      return "supply a time with its unit, such as 500ms, 30s, 15m or 2d.";
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return "supply a whole number.";
    }
    return type == boolean.class || type == Boolean.class
        ? "supply true or false."
        : "supply a value of another form.";
  }
}
