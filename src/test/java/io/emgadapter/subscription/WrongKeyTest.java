package io.emgadapter.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.subscription.ReadAccounts.SubscriptionConfiguration;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What of an account's settings must be right before the adapter starts. */
class WrongKeyTest {
  private static final String PREFIX = "emg.subscriptions.default.";
  private static final String QUEUE =
      "Endpoint=sb://x.example.com/;SharedAccessKeyName=n;SharedAccessKey=s3cret-key;EntityPath=q";

  private final Map<String, String> settings = new HashMap<>();
  @TempDir private Path folder;
  private KeyFiles keys;

  @EnableConfigurationProperties(EmgSettings.class)
  static class Settings {}

  @BeforeEach
  void good() {
    keys = new KeyFiles(folder);
    settings.put("source", "3e095d30-40ff-11e9-8959-5be078353003");
    settings.put("incoming.connection-string", QUEUE);
    settings.put("outgoing.connection-string", QUEUE);
    settings.put("signing.private-key", keys.pkcs8());
    settings.put("verifying.public-keys", keys.publicKey());
  }

  @Test
  void goodSettingsStart() {
    assertStarts();
  }

  @ParameterizedTest
  @EnumSource(KeyFiles.Form.class)
  void everyFormOfPrivateKeyStarts(KeyFiles.Form form) {
    settings.put("signing.private-key", keys.write(form, "s3cret-word"));
    settings.put("signing.password", "s3cret-word");
    assertStarts();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source | | source | Source",
        "source | ' ' | source | Source",
        "signing.private-key | | signing.private-key | PEM",
        "signing.private-key | file:/no/such.pem | signing.private-key | cannot be read",
        "signing.private-key | PUBLIC | signing.private-key | public key stands where",
        "signing.private-key | TEXT | signing.private-key | PEM",
        "signing.private-key | CUT | signing.private-key | PEM",
        "signing.private-key | EC | signing.private-key | RSA",
        "signing.algorithm | Rot13 | signing.private-key | Rot13",
        "signing.provider | Nobody | signing.provider | provider",
        "verifying.public-keys | | verifying.public-keys | public key",
        "verifying.public-keys | PRIVATE | verifying.public-keys | private key stands where",
        "incoming.connection-string | Endpoint=sb://x/;SharedAccessKey=s3cret-key | incoming.connection-string | SharedAccessKeyName",
        "outgoing.connection-string | s3cret-key | outgoing.connection-string | Name=value",
        "outgoing.connection-string | '' | outgoing.connection-string | Endpoint",
        "incoming.connection-string | Endpoint=http://x/;SharedAccessKeyName=n;SharedAccessKey=s3cret-key;EntityPath=q | incoming.connection-string | sb://"
      })
  void oneSentenceNamesTheSettingAndHoldsNoSecret(
      String setting, String value, String named, String says) {
    if (value == null) {
      settings.remove(setting);
    } else {
      settings.put(setting, keys.named(value));
    }
    assertStopsWith(named, says);
  }

  @ParameterizedTest
  @EnumSource(names = {"ENCRYPTED_PKCS8", "ENCRYPTED_PKCS1"})
  void aWrongOrMissingPasswordStops(KeyFiles.Form form) {
    settings.put("signing.private-key", keys.write(form, "s3cret-word"));
    assertStopsWith("signing.private-key", "password");
    settings.put("signing.password", "s3cret-w0rd");
    assertStopsWith("signing.private-key", "password");
  }

  /** The route is {@code emg} by default, so without a word about it the account cannot send. */
  @Test
  void credentialsForRestAloneDoNotMakeAnAccountOfTheDefaultRoute() {
    settings.clear();
    settings.put("rest.client-id", "s3cret-id");
    settings.put("rest.client-secret", "s3cret-word");
    assertStopsWith("source", "Source");
  }

  private void assertStarts() {
    run(failure -> assertThat(failure).isNull());
  }

  private void assertStopsWith(String setting, String says) {
    run(failure ->
        assertThat(failure)
            .rootCause()
            .isInstanceOf(UnusableSettings.class)
            .extracting(Throwable::getMessage)
            .asString()
            .startsWith(PREFIX + setting + ": ")
            .contains(says)
            .endsWith(".")
            .doesNotContain("s3cret", "\n"));
  }

  private void run(Consumer<Throwable> check) {
    new ApplicationContextRunner()
        .withUserConfiguration(Settings.class, SubscriptionConfiguration.class)
        .withPropertyValues(
            settings.entrySet().stream()
                .map(each -> PREFIX + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new))
        .run(context -> check.accept(context.getStartupFailure()));
  }
}
