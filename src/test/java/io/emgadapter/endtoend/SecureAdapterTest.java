package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An adapter of the profile {@code secure} of docker-compose.yml: its settings and its secrets,
 * asked as the proxy asks. The identity provider is the tests', with tokens like the realm's;
 * PostgreSQL and RabbitMQ are the tests', without TLS.
 */
class SecureAdapterTest {
  private static final String FROM_THE_PROXY =
      """
      Host: emg.localhost:8443\r
      X-Forwarded-For: 192.0.2.7\r
      X-Forwarded-Proto: https\r
      X-Forwarded-Host: emg.localhost:8443\r
      X-Forwarded-Port: 8443\r
      """;

  private static final IdentityProvider PROVIDER = new IdentityProvider();
  private static Sandbox sandbox;
  private static ConfigurableApplicationContext adapter;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    Process made =
        new ProcessBuilder("bash", "config/secure/make-secrets.sh", secrets.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes(), UTF_8);
    assertThat(made.waitFor()).as(said).isZero();
    Files.createFile(folder.resolve("emg.properties"));
    PROVIDER
        .machine(
            "itsm",
            Map.of(
                "preferred_username", "service-account-itsm",
                "realm_access", Map.of("roles", List.of("emg-sender", "default-roles-emg")),
                "emg_subscriptions", List.of("default")))
        .start();
    Map<String, Object> settings = new HashMap<>();
    settings.put("spring.profiles.active", "secure");
    settings.put("spring.config.additional-location", Path.of("config").toUri() + "/");
    settings.put("spring.rabbitmq.ssl.enabled", "false");
    settings.put("SECRETS", secrets);
    settings.put("SIMULATOR", folder);
    settings.put("ISSUER", PROVIDER.issuer());
    settings.put("PORT", "0");
    settings.put("CHECK_PORT", "0");
    settings.put("server.port", "0");
    sandbox = Sandbox.open();
    adapter = sandbox.startAdapter(settings);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
    PROVIDER.close();
  }

  /** Speaks TLS with the name that the certificate must have, trusting the profile's authority. */
  private static String ask(String path, String headers) throws IOException {
    try (Socket plain =
            new Socket(InetAddress.getLoopbackAddress(), Sandbox.httpPort(adapter));
        SSLSocket socket =
            (SSLSocket)
                adapter
                    .getBean(SslBundles.class)
                    .getBundle("peers")
                    .createSslContext()
                    .getSocketFactory()
                    .createSocket(plain, "adapter.localhost", plain.getPort(), true)) {
      SSLParameters rules = socket.getSSLParameters();
      rules.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(rules);
      return exchange(socket, path, headers);
    }
  }

  private static String exchange(Socket socket, String path, String headers) throws IOException {
    String request = "GET " + path + " HTTP/1.0\r\n" + headers + "\r\n";
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return new String(socket.getInputStream().readAllBytes(), UTF_8);
  }

  @Test
  void aTokenWithTheClaimsOfTheRealmMayDoWhatItsRoleSays() throws IOException {
    String token = "Authorization: Bearer " + PROVIDER.tokenOf("itsm") + "\r\n";

    assertThat(ask("/work-requests/none", FROM_THE_PROXY + token)).contains(" 404 ");
    assertThat(ask("/parked", FROM_THE_PROXY + token)).contains(" 403 ");
    assertThat(ask("/work-requests/none", FROM_THE_PROXY)).contains(" 401 ");
  }

  @Test
  void theConsoleComesBackToTheAddressThatTheRealmKnows() throws IOException {
    PROVIDER.console(8443);

    assertThat(ask("/console/login/oidc", FROM_THE_PROXY))
        .contains("redirect_uri=https://emg.localhost:8443/console/oidc")
        .contains("emg-console-login=")
        .contains("Secure;");
  }

  @Test
  void withoutTlsThereIsNothingButTheCheckOfHealth() throws IOException {
    String check = adapter.getEnvironment().getRequiredProperty("local.management.port");
    try (Socket main = new Socket(InetAddress.getLoopbackAddress(), Sandbox.httpPort(adapter))) {
      assertThat(exchange(main, "/contract", FROM_THE_PROXY)).contains(" 400 ");
    }
    try (Socket health =
        new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(check))) {
      assertThat(exchange(health, "/actuator/health/readiness", "Host: localhost\r\n"))
          .contains(" 200 ");
    }
    try (Socket health =
        new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(check))) {
      assertThat(exchange(health, "/actuator/metrics", "Host: localhost\r\n")).contains(" 401 ");
    }
  }
}
