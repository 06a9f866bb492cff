package io.emgadapter.start;

import io.emgadapter.subscription.SettingsVerdict;
import io.emgadapter.subscription.SettingsVerdict.SettingsRule;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Under the profile {@code production} nothing of a sandbox is taken: no credential that this
 * project ships for a demonstration, no stand-in of Equinix, no password as it is.
 */
final class ProductionRule implements SettingsRule {
  private static final Profiles PRODUCTION = Profiles.of("production");

  /** With this word begins every secret that is shipped for a demonstration. */
  private static final String OF_THE_SANDBOX = "sandbox-";

  private static final Pattern STAND_IN =
      Pattern.compile("(?i)https?://(127[.].*|localhost|\\[::1]|sandboxapi[.]|uatapi[.]).*");

  private static final String RABBIT = "spring.rabbitmq.";
  private static final String ADDRESSES = "spring[.]rabbitmq[.]addresses(\\[\\d+])?";
  private static final String OWN_USER = "supply the one of the adapter's own user.";

  /** An address with a user's name and, behind a colon, this password. */
  private static final Pattern GUEST = Pattern.compile("(^|[,/\\s])[^,/@]*:guest@");

  private final ConfigurableEnvironment environment;

  ProductionRule(ConfigurableEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public void judge(SettingsVerdict verdict) {
    if (!environment.acceptsProfiles(PRODUCTION)) {
      return;
    }
    for (String name : names()) {
      String problem = problem(name);
      if (problem != null) {
        verdict.wrong(name, problem);
      }
    }
    if (isDefaultPassword()) {
      verdict.wrong(RABBIT + "password", "it is not set, so it is guest; " + OWN_USER);
    }
  }

  private @Nullable String problem(String name) {
    try {
      return problem(name, environment.getProperty(name, ""));
    } catch (PlaceholderResolutionException e) {
      return "it names ${" + e.getPlaceholder() + "}, which is nowhere set; set that, too.";
    }
  }

  /** Spring's own, where neither a setting nor an address has another. */
  private boolean isDefaultPassword() {
    try {
      return environment.getProperty(RABBIT + "password") == null
          && Stream.of(environment.getProperty(RABBIT + "addresses", "").split(","))
              .anyMatch(address -> address.indexOf('@') < 0);
    } catch (PlaceholderResolutionException e) {
      return false; // that is said already
    }
  }

  /** Of all sources; a variable of the environment has the form of a setting then. */
  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    environment.getPropertySources().stream()
        .filter(EnumerablePropertySource.class::isInstance)
        .map(EnumerablePropertySource.class::cast)
        .flatMap(source -> Arrays.stream(source.getPropertyNames()))
        .filter(name -> name.matches("(?i)(emg|spring)[._].*"))
        .map(ProductionRule::dotted)
        .forEach(names::add);
    return names;
  }

  private static String dotted(String name) {
    return name.matches("[A-Z0-9_]+")
        ? ConfigurationPropertyName.adapt(name, '_').toString()
        : name;
  }

  private static @Nullable String problem(String name, String value) {
    if (value.startsWith(OF_THE_SANDBOX)) {
      return "this is a credential of the sandbox; supply one of your own in production.";
    }
    if (value.toLowerCase(Locale.ROOT).contains("usedevelopmentemulator=true")) {
      return "this is a broker for trials, without TLS; supply the connection string that Equinix"
          + " issued.";
    }
    if (value.startsWith("{noop}")) {
      return "in production a password does not stand there as it is; supply it as {bcrypt}….";
    }
    // Spring takes base-url, baseUrl and, from a variable, baseurl.
    String plain = name.toLowerCase(Locale.ROOT).replace("-", "");
    boolean isStandIn = STAND_IN.matcher(value).matches();
    if (isStandIn && plain.endsWith(".baseurl")) {
      return "this is not Equinix but a stand-in; supply https://api.equinix.com.";
    }
    if (isStandIn && plain.endsWith(".blob.container")) {
      return "this is a stand-in of the storage; supply the container that Equinix issued.";
    }
    if (name.equals(RABBIT + "password") && value.equals("guest")) {
      return "everybody knows this password; " + OWN_USER;
    }
    if (name.matches(ADDRESSES) && GUEST.matcher(value).find()) {
      return "everybody knows the password in it; " + OWN_USER;
    }
    return null;
  }
}
