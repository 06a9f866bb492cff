package io.emgadapter.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a start tells of its settings, each in a line, before it opens anything. */
@ExtendWith(OutputCaptureExtension.class)
class StartNoticesTest {
  @TempDir Path folder;

  private Starts starts() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    KeyPair weak = generator.generateKeyPair();
    return new Starts()
        .with("spring.datasource.url", "jdbc:postgresql://ledger.example/emg?password=s3cret-db")
        .with("spring.rabbitmq.host", "rabbit.example")
        .with("spring.rabbitmq.password", "s3cret-rabbit")
        .with(on("incoming.connection-string"), queue("to-equinix"))
        .with(on("outgoing.connection-string"), queue("from-equinix"))
        .with(on("signing.private-key"), file("PRIVATE KEY", weak.getPrivate().getEncoded()))
        .with(on("verifying.public-keys"), file("PUBLIC KEY", weak.getPublic().getEncoded()))
        .with(on("signing.least-rsa-bits"), "1024")
        .with(on("verifying.least-rsa-bits"), "1024")
        .with(on("route.workvisit"), "rest")
        .with(on("rest.base-url"), "https://api.equinix.com")
        .with(on("rest.client-id"), "s3cret-id")
        .with(on("rest.client-secret"), "s3cret-word");
  }

  private static String on(String setting) {
    return "emg.subscriptions.default." + setting;
  }

  private static String queue(String name) {
    return "Endpoint=sb://bus.example/;SharedAccessKeyName=k;SharedAccessKey=s3cret-key;EntityPath="
        + name;
  }

  private String file(String kind, byte[] key) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(key);
    String pem = "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind);
    return Files.writeString(folder.resolve(kind + ".pem"), pem).toUri().toString();
  }

  @Test
  void aStartLogsItsSubscriptionsRoutesHostsLoopbackMissingDigestKeyAndWeakKeys(
      CapturedOutput output) throws Exception {
    starts().judge();

    assertThat(output)
        .contains("Subscription default: orders SmartHands by emg, WorkVisit by rest")
        .contains("sends to to-equinix at bus.example; hears from-equinix at bus.example")
        .contains("Subscription default asks by REST at https://api.equinix.com")
        .contains("The ledger is at ", "ledger.example", "rabbit.example")
        .contains("HTTP listens to this host alone")
        .contains("emg.requests.digest-key is not set")
        .contains(on("signing.private-key") + " has RSA 1024;")
        .contains(on("verifying.public-keys") + " has RSA 1024;")
        .doesNotContain("s3cret");
  }

  @Test
  void aStartWarnsOfPasswordsThatStandInTheSettings(CapturedOutput output) throws Exception {
    starts()
        .with("emg.requests.digest-key", "s3cret-digest")
        .with("emg.http.users.anna.password", "{noop}s3cret-anna")
        .with("emg.http.users.anna.roles", "viewer")
        .judge();

    assertThat(output)
        .contains("The password of emg.http.users.anna stands in the settings as it is")
        .doesNotContain("s3cret", "digest-key is not set", "this host alone");
  }
}
