package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.EmbeddedLedger;
import io.emgadapter.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
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
  private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
  private static Path secrets;
  private static Sandbox sandbox;
  private static ConfigurableApplicationContext adapter;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    secrets = Files.createDirectory(folder.resolve("secrets"));
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
    sandbox = Sandbox.open();
    adapter = sandbox.startAdapter(Map.of(), arguments(folder));
  }

  /** What is different here, before what the profile's file says. */
  private static String[] arguments(Path folder) {
    return Map.ofEntries(
            Map.entry("spring.profiles.active", "secure"),
            Map.entry("spring.config.additional-location", Path.of("config").toUri()),
            Map.entry("SECRETS", secrets),
            Map.entry("SIMULATOR", folder),
            Map.entry("ISSUER", PROVIDER.issuer()),
            Map.entry("PORT", 0),
            Map.entry("CHECK_PORT", 0),
            Map.entry("spring.datasource.url", EmbeddedLedger.shared().newDatabase()),
            Map.entry("spring.datasource.username", EmbeddedLedger.USER),
            Map.entry(
                "spring.rabbitmq.addresses",
                "amqp://%s:%d".formatted(sandbox.rabbit().host(), sandbox.rabbit().port())),
            Map.entry("spring.rabbitmq.username", sandbox.rabbit().user()),
            Map.entry("spring.rabbitmq.password", sandbox.rabbit().password()))
        .entrySet()
        .stream()
        .map(each -> "--" + each.getKey() + "=" + each.getValue())
        .toArray(String[]::new);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
    PROVIDER.close();
  }

  /** Speaks TLS with the name that the certificate must have, trusting the profile's authority. */
  private static String ask(String path, String headers) throws IOException {
    return ask(Sandbox.httpPort(adapter), "adapter.localhost", path, headers);
  }

  private static String ask(int port, String name, String path, String headers) throws IOException {
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        SSLSocket socket =
            (SSLSocket)
                adapter
                    .getBean(SslBundles.class)
                    .getBundle("peers")
                    .createSslContext()
                    .getSocketFactory()
                    .createSocket(plain, name, port, true)) {
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
        .contains("emg-console-login-")
        .contains("Secure;");
  }

  @Test
  void theProxyLeadsToTheAdapterThatIsReadyAndKeepsABrowserThere() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(HAPROXY), "Debian's haproxy is not installed");
    int port = freePort();
    Path file = Files.writeString(secrets.resolveSibling("haproxy.cfg"), proxyAt(port));
    ProcessBuilder builder = new ProcessBuilder(HAPROXY.toString(), "-db", "-f", file.toString());
    builder.environment().put("SECRETS", secrets.toString());
    Process proxy = builder.inheritIO().start();
    try {
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .untilAsserted(() ->
              assertThat(ask(port, "emg.localhost", "/contract", "Host: emg.localhost\r\n"))
                  .contains(" 200 "));

      assertThat(ask(port, "emg.localhost", "/console/login", "Host: emg.localhost\r\n"))
          .contains(" 200 ", "emg-instance=one", "Secure; SameSite=Lax")
          .containsIgnoringCase("strict-transport-security: ");
      assertThat(ask(port, "login.localhost", "/", "Host: login.localhost:8443\r\n"))
          .as("no Keycloak runs here")
          .contains(" 503 ");
    } finally {
      proxy.destroy();
      proxy.waitFor();
    }
  }

  /** The proxy's file, with the ports of this test, and a second adapter that is not there. */
  private static String proxyAt(int port) throws IOException {
    String check = adapter.getEnvironment().getRequiredProperty("local.management.port");
    return Files.readString(Path.of("config/haproxy/haproxy.cfg"))
        .replace("bind :8443", "bind 127.0.0.1:" + port)
        .replace("bind 127.0.0.1:8404", "bind 127.0.0.1:" + freePort())
        .replace("127.0.0.1:8441", "127.0.0.1:" + Sandbox.httpPort(adapter))
        .replace("port 9001", "port " + check)
        .replace("127.0.0.1:8442", "127.0.0.1:" + freePort())
        .replace("port 9002", "port " + freePort());
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  @Test
  void withoutTlsThereIsNothingButTheCheckOfHealth() throws IOException {
    String check = adapter.getEnvironment().getRequiredProperty("local.management.port");
    try (Socket main = new Socket(InetAddress.getLoopbackAddress(), Sandbox.httpPort(adapter))) {
      assertThat(exchange(main, "/contract", FROM_THE_PROXY)).contains(" 400 ");
    }
    try (Socket health = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(check))) {
      assertThat(exchange(health, "/actuator/health/readiness", "Host: localhost\r\n"))
          .contains(" 200 ");
    }
    try (Socket health = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(check))) {
      assertThat(exchange(health, "/actuator/metrics", "Host: localhost\r\n")).contains(" 401 ");
    }
  }
}
