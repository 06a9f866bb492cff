package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
  void whileItIsAwayGoodAndBadTokensMakeNoMoreLines(CapturedOutput output) {
    try (IdentityProvider provider = new IdentityProvider();
        Sandbox sandbox = Sandbox.open()) {
      provider.machine("watcher", OidcTest.claims("emg-viewer", "*")).start();
      Http api = new Http(Sandbox.httpPort(sandbox.startAdapter(OidcTest.settings(provider))));
      Http watcher = api.withToken(provider.tokenOf("watcher"));
      watcher.get("/orders");
      provider.stop();
      provider.changeKey();
      Http stranger = api.withToken(provider.signed(provider.goodClaims("watcher")));

      for (int i = 0; i < 3; i++) {
        assertThat(stranger.get("/orders").status()).isGreaterThanOrEqualTo(401);
        assertThat(watcher.get("/orders").status()).isEqualTo(200);
      }

      assertThat(output.getAll().split(AWAY, -1)).hasSize(2);
      assertThat(output.getAll()).doesNotContain(BACK);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'jwks_uri': 'http://keys.example.com/keys'",
        "'jwks_uri': 'file:///etc/passwd'",
        "'jwks_uri': 'https://someone@127.0.0.1/keys'",
        "'jwks_uri': 7"
      })
  void anAddressThatOthersCouldListenToIsNotCalled(String says, CapturedOutput output)
      throws IOException {
    assertThat(asked(says)).isEqualTo(503);
    assertThat(output.getAll()).contains("Its jwks_uri is no address over TLS");
  }

  @Test
  void whatItSaysMayBeNull() throws IOException {
    assertThat(asked("'jwks_uri': 'KEYS', 'op_policy_uri': null")).isEqualTo(200);
  }

  /** The status of a request to an adapter whose provider says this of itself. */
  private static int asked(String says) throws IOException {
    InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer words = HttpServer.create(here, 0);
    try (IdentityProvider provider = new IdentityProvider();
        Sandbox sandbox = Sandbox.open()) {
      provider.machine("watcher", OidcTest.claims("emg-viewer", "*")).start();
      String issuer = "http://127.0.0.1:" + words.getAddress().getPort();
      String all =
          "{'issuer': '%s', %s}"
              .formatted(issuer, says)
              .replace("KEYS", provider.issuer() + "/oauth2/jwks")
              .replace('\'', '"');
      words.createContext(
          "/",
          call -> {
            call.sendResponseHeaders(200, all.length());
            call.getResponseBody().write(all.getBytes(UTF_8));
            call.close();
          });
      words.start();
      Map<String, Object> settings = OidcTest.settings(provider);
      settings.put("emg.http.oidc.issuer", issuer);
      Map<String, Object> claims = provider.goodClaims("watcher");
      claims.put("iss", issuer);
      int port = Sandbox.httpPort(sandbox.startAdapter(settings));
      return new Http(port).withToken(provider.signed(claims)).get("/orders").status();
    } finally {
      words.stop(0);
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
