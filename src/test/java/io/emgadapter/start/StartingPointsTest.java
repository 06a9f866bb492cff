package io.emgadapter.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.subscription.UnusableSettings.Wrong;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files in config/ are settings with which the adapter starts, once its secrets are there. What
 * is judged here is everything before the first connection; the compose file's check starts the
 * sandbox's wholly.
 */
class StartingPointsTest {
  private static final Path CONFIG = Path.of("config").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void thatOfProductionIsGoodWithTheSecretsThatItLists() throws Exception {
    secretsOfProduction();
    production().judge();
  }

  @Test
  void thatOfProductionNeedsTheSecretOfEquinix() throws Exception {
    secretsOfProduction();
    Files.delete(folder.resolve("emg.subscriptions.default.rest.client-secret"));

    assertThat(production().refusal())
        .extracting(Wrong::setting)
        .containsExactly("emg.subscriptions.default.rest.client-secret");
  }

  @Test
  void theSecretsOfTheSandboxStopProduction() throws Exception {
    secretsOfProduction();
    try (Stream<Path> secrets = Files.list(CONFIG.resolve("sandbox-secrets"))) {
      for (Path each : (Iterable<Path>) secrets::iterator) {
        Files.writeString(folder.resolve(each.getFileName().toString()), Files.readString(each));
      }
    }

    assertThat(production().refusal())
        .extracting(Wrong::setting)
        .contains(
            "spring.datasource.password",
            "spring.rabbitmq.password",
            "emg.requests.digest-key",
            "emg.http.users.demo.password");
  }

  @Test
  void noSecretStandsInAStartingPoint() throws IOException {
    Pattern secret = Pattern.compile("(?m)^\\s*[^#\\n]*(password|secret|digest-key): *\\S");
    for (String name : List.of("application-production.yaml", "application-sandbox.yaml")) {
      assertThat(Files.readString(CONFIG.resolve(name))).as(name).doesNotContainPattern(secret);
    }
  }

  private Starts production() {
    return new Starts()
        .without("spring.datasource.url")
        .without("emg.subscriptions.default.source")
        .withArgument("spring.profiles.active", "production")
        .withArgument("spring.config.additional-location", CONFIG.toUri())
        .withArgument("SECRETS", folder)
        .withArgument("DB_HOST", "db.example.com")
        .withArgument("RABBIT_HOST", "rabbit.example.com")
        .withArgument("EQUINIX_SOURCE", "ACME");
  }

  /** Exactly those that the head of the file lists. */
  private void secretsOfProduction() throws IOException, GeneralSecurityException {
    String head = Files.readString(CONFIG.resolve("application-production.yaml"));
    Pattern.compile("(?m)^#   ([a-z][^ \\n]*)")
        .matcher(head)
        .results()
        .map(found -> found.group(1))
        .forEach(this::secret);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    String key =
        Base64.getMimeEncoder()
            .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
    Files.writeString(
        folder.resolve("equinix.pem"),
        "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n");
  }

  private void secret(String name) {
    try {
      Files.writeString(
          folder.resolve(name),
          name.endsWith("connection-string")
              ? "Endpoint=sb://bus.example/;SharedAccessKeyName=k;SharedAccessKey=x;EntityPath=q"
              : name.startsWith("emg.http.users") ? "{bcrypt}$2a$10$" + "x".repeat(53) : "secret");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
