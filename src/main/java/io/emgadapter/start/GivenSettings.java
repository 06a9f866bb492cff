package io.emgadapter.start;

import io.emgadapter.subscription.SettingsVerdict;
import io.emgadapter.subscription.SettingsVerdict.SettingsRule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Every given setting {@code emg.*} must exist, so that a misspelt name stops the start. */
final class GivenSettings implements SettingsRule {
  private static final String DOTTED = KnownSettings.PREFIX + ".";
  private static final String VARIABLE = "EMG_";

  /** What Kubernetes gives every container for a service whose name begins with emg. */
  private static final Pattern OF_A_SERVICE =
      Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_\\d+_[A-Z]+(_[A-Z]+)?)?)");

  /** Outside brackets the binder drops all other characters, which would make another name. */
  private static final Pattern KEPT = Pattern.compile("[A-Za-z0-9._-]*");

  private final ConfigurableEnvironment environment;
  private final SettingNames names;

  GivenSettings(ConfigurableEnvironment environment, KnownSettings known) {
    this.environment = environment;
    this.names = new SettingNames(known);
  }

  @Override
  public void judge(SettingsVerdict verdict) {
    environment.getPropertySources().stream()
        .filter(EnumerablePropertySource.class::isInstance)
        .map(EnumerablePropertySource.class::cast)
        .forEach(source -> {
          for (String name : new TreeSet<>(Arrays.asList(source.getPropertyNames()))) {
            if (source instanceof SystemEnvironmentPropertySource) {
              judgeVariable(name, verdict);
            } else {
              judgeName(name, source.getProperty(name), verdict);
            }
          }
        });
  }

  private void judgeName(String name, @Nullable Object value, SettingsVerdict verdict) {
    if (!name.startsWith(DOTTED)) {
      return;
    }
    if (!KEPT.matcher(name.replaceAll("\\[[^]]*]", "")).matches()) {
      verdict.wrong(
          name,
          "write a name with other signs than letters, digits and hyphens in brackets, as"
              + " senders[svc@corp].");
      return;
    }
    List<String> words = words(name);
    boolean isEmptyGroup = value == null || value.toString().isEmpty();
    if (!names.isKnown(words) && !isEmptyGroup) {
      verdict.wrong(name, unknown(words));
    }
  }

  private static List<String> words(String name) {
    ConfigurationPropertyName read = ConfigurationPropertyName.adapt(name, '.');
    return IntStream.range(1, read.getNumberOfElements())
        .mapToObj(i -> read.getElement(i, Form.ORIGINAL))
        .toList();
  }

  private void judgeVariable(String name, SettingsVerdict verdict) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (!upper.startsWith(VARIABLE) || OF_A_SERVICE.matcher(upper).matches()) {
      return;
    }
    List<String> words =
        Arrays.stream(name.substring(VARIABLE.length()).split("_"))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    if (names.isKnown(words)) {
      return;
    }
    if (names.isMeant(words)) {
      verdict.wrong(name, unknown(words));
    } else {
      verdict.notice("The environment variable " + name + " is no setting of the adapter's");
    }
  }

  private String unknown(List<String> words) {
    return "there is no such setting; the nearest is " + names.nearest(words) + ".";
  }
}
