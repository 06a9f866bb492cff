package io.emgadapter.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.envelope.Authentication;
import io.emgadapter.envelope.Authentication.AccessToken;
import io.emgadapter.envelope.Authentication.ClientSecret;
import io.emgadapter.envelope.EnvelopeWriter;
import io.emgadapter.envelope.EnvelopeWriter.TaskForm;
import io.emgadapter.subscription.EnvelopeLogin.Form;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeLoginTest {
  private static EnvelopeLogin login(Form form, String id, String secret, String url) {
    return new EnvelopeLogin(form, id, secret, url, Duration.ofSeconds(3), Duration.ofSeconds(15));
  }

  @ParameterizedTest
  @CsvSource({
    "'', secret, https://api.equinix.com, client-id",
    "id, '', https://api.equinix.com, client-secret",
    "id, two words, https://api.equinix.com, client-secret",
    "id, secret, http://api.equinix.com, base-url",
  })
  void whatCannotBeUsedIsNamed(String id, String secret, String url, String setting) {
    assertThat(login(Form.ACCESS_TOKEN, id, secret, url).problem().map(Map.Entry::getKey))
        .contains(setting);
    assertThat(login(Form.NONE, id, secret, url).problem()).isEmpty();
  }

  @Test
  void theRoomThatIsKeptForABlockIsEnough() {
    String full = "\"".repeat(1000);
    EnvelopeLogin secret = login(Form.CLIENT_SECRET, full, full, "");
    EnvelopeLogin token = login(Form.ACCESS_TOKEN, "id", "secret", "");
    AccessToken longest = new AccessToken("x".repeat(Authentication.LONGEST_TOKEN));

    assertThat(size(new ClientSecret(full, full))).isLessThanOrEqualTo(secret.mostBytes());
    assertThat(size(longest)).isLessThanOrEqualTo(token.mostBytes());
  }

  private static int size(Authentication block) {
    return EnvelopeWriter.write("{}", null, block, TaskForm.STRING).length
        - EnvelopeWriter.write("{}", null, TaskForm.STRING).length;
  }

  @Test
  void itPrintsNoSecret() {
    assertThat(login(Form.CLIENT_SECRET, "my-key", "my-secret", ""))
        .hasToString("EnvelopeLogin[CLIENT_SECRET]");
  }
}
