package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.sandbox.Sandbox;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An identity provider that is out of reach stops nobody but those who come by it. */
@ExtendWith(OutputCaptureExtension.class)
class OidcAwayTest {
  private static final String AWAY = "does not answer as it should";
  private static final String BACK = "The identity provider answers again";

  @Test
  void theAdapterStartsWithoutItSaysSoOnceAndGoesOnWhenItIsThere(CapturedOutput output) {
    try (IdentityProvider provider = new IdentityProvider();
        Sandbox sandbox = Sandbox.open()) {
      int port = Sandbox.httpPort(sandbox.startAdapter(OidcTest.settings(provider)));
      provider.machine("watcher", OidcTest.claims("emg-viewer", "*")).console(port);
      Http api = new Http(port);
      Http watcher = api.withToken(provider.signed(provider.goodClaims("watcher")));

      Reply away = watcher.get("/orders");
      watcher.get("/orders");

      assertThat(away.status()).isEqualTo(503);
      assertThat(away.body().path("code").asString()).isEqualTo("no-issuer");
      assertThat(away.headers().getFirst("Retry-After")).isNotNull();
      assertThat(api.as("basil", "basil").get("/orders").status()).isEqualTo(200);
      assertThat(new Browser(port).get("/console/login/oidc").header("Location"))
          .endsWith("/console/login?failed=away");
      assertThat(output.getAll().split(AWAY, -1)).hasSize(2);

      provider.start();

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(watcher.get("/orders").status()).isEqualTo(200));
      assertThat(output.getAll()).contains(BACK);
    }
  }

  @Test
  void itsKeysAreStillGoodWhileItIsAway() {
    try (IdentityProvider provider = new IdentityProvider();
        Sandbox sandbox = Sandbox.open()) {
      provider.machine("watcher", OidcTest.claims("emg-viewer", "*")).start();
      int port = Sandbox.httpPort(sandbox.startAdapter(OidcTest.settings(provider)));
      Http watcher = new Http(port).withToken(provider.tokenOf("watcher"));
      assertThat(watcher.get("/orders").status()).isEqualTo(200);

      provider.stop();

      assertThat(watcher.get("/orders").status()).isEqualTo(200);
    }
  }

  @Test
  void aProviderThatSaysItIsAnotherIsNotBelieved() {
    try (IdentityProvider provider = new IdentityProvider();
        Sandbox sandbox = Sandbox.open()) {
      provider.machine("watcher", OidcTest.claims("emg-viewer", "*")).start();
      Map<String, Object> settings = OidcTest.settings(provider);
      settings.put("emg.http.oidc.issuer", provider.issuer() + "/");
      int port = Sandbox.httpPort(sandbox.startAdapter(settings));

      Reply reply = new Http(port).withToken(provider.tokenOf("watcher")).get("/orders");

      assertThat(reply.status()).isEqualTo(503);
    }
  }
}
