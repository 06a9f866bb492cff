package io.emgadapter.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.subscription.UnusableSettings.Wrong;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Settings of an identity provider with which the adapter would be open, or of no use. */
class OidcSettingsTest {
  private static final String OIDC = "emg.http.oidc.";

  private static Starts good() {
    return new Starts()
        .with(OIDC + "issuer", "https://login.example.com/realms/acme")
        .with(OIDC + "audience", "emg-adapter-api")
        .with(OIDC + "client-id", "emg-console")
        .with(OIDC + "client-secret", "secret")
        .with(OIDC + "roles.emg-operator", "operator, sender");
  }

  @Test
  void goodOnesAreGood() {
    good().judge();
    good().without(OIDC + "client-id").judge();
    good().without(OIDC + "audience").judge();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.example.com",
        "http://localhost.example.com",
        "login.example.com",
        "https://user@login.example.com",
        "https://login.example.com?x=y",
        "https://login.example.com/;script-src",
        ""
      })
  void anIssuerThatOthersCouldListenToOrThatIsNoAddressIsRefused(String issuer) {
    assertThat(good().with(OIDC + "issuer", issuer).refusal())
        .extracting(Wrong::setting)
        .contains(OIDC + "issuer");
  }

  @Test
  void anIssuerOnThisHostMayDoWithoutTls() {
    good().with(OIDC + "issuer", "http://127.0.0.1:9000/realms/acme").judge();
  }

  @Test
  void settingsWithoutAnIssuerAreRefusedAndNotLeftOut() {
    assertThat(good().without(OIDC + "issuer").refusal())
        .extracting(Wrong::setting)
        .contains(OIDC + "issuer");
  }

  @ParameterizedTest
  @CsvSource({
    "audience, ' ', audience",
    "audience, emg-console, audience",
    "client-id, ' ', client-id",
    "scopes, profile, scopes",
    "session, 0s, session",
    "ssl-bundle, nowhere, ssl-bundle"
  })
  void whatCannotBeUsedIsNamed(String setting, String value, String named) {
    assertThat(good().with(OIDC + setting, value).refusal())
        .extracting(Wrong::setting)
        .containsExactly(OIDC + named);
  }

  @Test
  void aProviderThatGrantsNothingOrIsAskedForNothingIsRefused() {
    assertThat(good().without(OIDC + "roles.emg-operator").refusal())
        .extracting(Wrong::setting)
        .containsExactly(OIDC + "roles");
    assertThat(good().without(OIDC + "audience").without(OIDC + "client-id").refusal())
        .extracting(Wrong::setting)
        .containsExactly(OIDC + "audience");
  }

  /** Once the marks of a comment are taken away. */
  @Test
  void theExampleOfTheProductionFileIsGood() throws Exception {
    String text = Files.readString(Path.of("config/application-production.yaml"));
    String example =
        text.lines()
            .dropWhile(line -> !line.equals("    # oidc:"))
            .takeWhile(line -> line.startsWith("    # "))
            .map(line -> line.replaceFirst("^    # ", ""))
            .reduce("", (one, other) -> one + other + "\n");
    Map<String, Object> flat = new TreeMap<>();
    flatten("emg.http", new Yaml().load(example), flat);
    assertThat(flat).containsKeys(OIDC + "issuer", OIDC + "roles.emg-admin");

    Starts start = new Starts();
    flat.forEach(start::with);
    start.judge();
  }

  private static void flatten(String prefix, Map<String, Object> nested, Map<String, Object> flat) {
    nested.forEach((name, value) -> {
      if (value instanceof Map<?, ?> inner) {
        Map<String, Object> named = new TreeMap<>();
        inner.forEach((key, each) -> named.put(key.toString(), each));
        flatten(prefix + "." + name, named, flat);
      } else {
        flat.put(prefix + "." + name, value);
      }
    });
  }
}
