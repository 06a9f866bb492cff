package io.emgadapter.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.access.oidc.ConsoleLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts of the profile {@code secure} of docker-compose.yml fit: the adapters' settings, the
 * realm of the identity provider, the proxy and the secrets. No Keycloak runs here.
 */
class SecureProfileTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path CONFIG = Path.of("config");
  private static JsonNode compose;
  private static JsonNode realm;
  private static JsonNode adapter;
  private static String proxy;

  @TempDir private Path folder;

  @BeforeAll
  static void read() throws IOException {
    compose = yaml(Path.of("docker-compose.yml"));
    realm = JSON.readTree(Files.readString(CONFIG.resolve("keycloak/emg-realm.json")));
    adapter = yaml(CONFIG.resolve("application-secure.yaml"));
    proxy = Files.readString(CONFIG.resolve("haproxy/haproxy.cfg"));
  }

  private static JsonNode yaml(Path file) throws IOException {
    return JSON.valueToTree(new Yaml().load(Files.readString(file)));
  }

  private static JsonNode oidc() {
    return adapter.at("/emg/http/oidc");
  }

  private static JsonNode client(String name) {
    return realm
        .path("clients")
        .valueStream()
        .filter(client -> client.path("clientId").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> services() {
    return compose
        .path("services")
        .propertyStream()
        .filter(each -> each.getValue().path("profiles").toString().contains("\"secure\""))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonNode service(String name) {
    return compose.path("services").path(name);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  /** Where a browser reaches the proxy, under a name that begins with this word. */
  private static String address(String word) {
    JsonNode network = service("simulator-secure");
    String host =
        texts(network.at("/networks/default/aliases")).stream()
            .filter(alias -> alias.startsWith(word))
            .findFirst()
            .orElseThrow();
    return "https://" + host + ":" + network.at("/ports/0").asString().replaceAll(".*:", "");
  }

  @Test
  void theProfileHasWhatItPromises() {
    assertThat(services())
        .containsExactlyInAnyOrder(
            "adapter-one",
            "adapter-two",
            "proxy",
            "keycloak",
            "simulator-secure",
            "postgres-secure",
            "rabbitmq-secure");
  }

  @Test
  void everyServiceIsCheckedAndWaitedForByHealth() {
    for (String name : services()) {
      assertThat(service(name).at("/healthcheck/test").isArray()).as(name).isTrue();
      service(name)
          .path("depends_on")
          .forEach(
              each -> assertThat(each.path("condition").asString()).isEqualTo("service_healthy"));
    }
    assertThat(service("proxy").path("depends_on").propertyNames())
        .contains("adapter-one", "adapter-two", "keycloak");
  }

  @Test
  void nothingIsPublishedBeyondThisHost() {
    for (String name : services()) {
      assertThat(texts(service(name).path("ports")))
          .allMatch(port -> port.startsWith("127.0.0.1:"));
    }
    assertThat(adapter.at("/server/address").asString()).isEqualTo("127.0.0.1");
    assertThat(adapter.at("/management/server/address").asString()).isEqualTo("127.0.0.1");
  }

  @Test
  void theIssuerOfTheAdapterIsTheRealmAsBrowsersReachIt() {
    String keycloak = service("keycloak").at("/environment/KC_HOSTNAME").asString();

    assertThat(keycloak).isEqualTo(address("login."));
    assertThat(oidc().path("issuer").asString())
        .isEqualTo("${ISSUER:" + keycloak + "/realms/" + realm.path("realm").asString() + "}");
  }

  @Test
  void theConsoleIsAClientThatComesBackToItsOwnPages() {
    JsonNode console = client(oidc().path("client-id").asString());

    assertThat(texts(console.path("redirectUris")))
        .containsExactly(address("emg.") + ConsoleLogin.BACK);
    assertThat(console.at("/attributes").path("post.logout.redirect.uris").asString())
        .isEqualTo(address("emg.") + "/console/login");
    assertThat(console.at("/attributes").path("pkce.code.challenge.method").asString())
        .isEqualTo("S256");
    assertThat(console.path("publicClient").asBoolean()).isFalse();
  }

  @Test
  void bothSidesReadTheSameSecretFromAFile() {
    assertThat(client("emg-console").path("secret").asString()).isEqualTo("${EMG_CONSOLE_SECRET}");
    for (String name : List.of("keycloak", "adapter-one", "adapter-two")) {
      assertThat(service(name).path("secrets").toString())
          .contains("/run/secrets/emg.http.oidc.client-secret");
    }
    assertThat(service("keycloak").at("/command/0").asString())
        .contains("EMG_CONSOLE_SECRET=\"$$(cat /run/secrets/emg.http.oidc.client-secret)\"");
  }

  @Test
  void everyRoleOfTheRealmIsOneThatTheAdapterKnows() {
    Set<String> mapped = Set.copyOf(oidc().path("roles").propertyNames());

    assertThat(realm.at("/roles/realm").valueStream().map(role -> role.path("name").asString()))
        .containsExactlyInAnyOrderElementsOf(mapped);
    realm
        .path("users")
        .forEach(user -> assertThat(mapped).containsAll(texts(user.path("realmRoles"))));
  }

  @Test
  void theClaimsThatTheAdapterReadsAreInTheTokensThatItGets() {
    Stream.of("name-claim", "roles-claim", "subscriptions-claim")
        .forEach(setting -> {
          String claim = oidc().path(setting).asString();
          assertThat(isIn("emg-console", claim, "id.token.claim")).as(claim).isTrue();
          assertThat(isIn("itsm", claim, "access.token.claim")).as(claim).isTrue();
        });
    assertThat(client("itsm").toString())
        .contains("\"included.custom.audience\":\"" + oidc().path("audience").asString() + "\"");
  }

  private static boolean isIn(String client, String claim, String token) {
    return client(client)
        .path("protocolMappers")
        .valueStream()
        .map(mapper -> mapper.path("config"))
        .anyMatch(config ->
            config.path("claim.name").asString("").equals(claim)
                && config.path(token).asString("").equals("true"));
  }

  @Test
  void whoMayUseASubscriptionHasARoleOfItThatOnlyAnAdministratorGives() {
    String owner = "emg-subscriptions";
    realm
        .path("users")
        .forEach(user ->
            assertThat(texts(user.path("clientRoles").path(owner))).containsExactly("default"));
    assertThat(realm.path("roles").path("client").path(owner).path(0).path("name").asString())
        .isEqualTo("default");
    for (String name : List.of("emg-console", "itsm")) {
      assertThat(
              client(name)
                  .path("protocolMappers")
                  .valueStream()
                  .map(mapper -> mapper.path("config"))
                  .filter(
                      config -> config.path("claim.name").asString("").equals("emg_subscriptions"))
                  .map(config -> config.path("usermodel.clientRoleMapping.clientId").asString("")))
          .containsExactly(owner);
    }
    assertThat(realm.toString()).doesNotContain("oidc-group-membership-mapper", "\"groups\"");
  }

  /** The image's own plugin would open a port without TLS. */
  @Test
  void rabbitmqHasNoPlugins() throws IOException {
    assertThat(service("rabbitmq-secure").path("volumes").toString())
        .contains(
            "\"source\":\"./config/secure/enabled_plugins\","
                + "\"target\":\"/etc/rabbitmq/enabled_plugins\"");
    assertThat(Files.readString(CONFIG.resolve("secure/enabled_plugins")).strip()).isEqualTo("[].");
  }

  @Test
  void keycloakKeepsItsRealmInMemory() {
    assertThat(texts(service("keycloak").path("tmpfs"))).containsExactly("/opt/keycloak/data/h2");
  }

  @Test
  void aFolderThatWasOpenToOthersIsClosedBeforeKeysLieInIt() throws Exception {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

    makeSecrets(open);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open)))
        .isEqualTo("rwx------");
  }

  @Test
  void aSetThatCannotBeFinishedIsNotThere() throws Exception {
    Path path = Files.createDirectory(folder.resolve("path"));
    Path openssl = path.resolve("openssl");
    Files.writeString(
        openssl, "#!/bin/sh\n[ \"$1\" = x509 ] && exit 1\nexec /usr/bin/openssl \"$@\"\n");
    Files.setPosixFilePermissions(openssl, PosixFilePermissions.fromString("rwx------"));
    Path secrets = folder.resolve("secrets");
    ProcessBuilder script =
        new ProcessBuilder("bash", "config/secure/make-secrets.sh", secrets.toString());
    script.environment().merge("PATH", path.toString(), (all, first) -> first + ":" + all);

    assertThat(script.start().waitFor()).isNotZero();

    try (Stream<Path> left = Files.list(secrets)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void theProxySendsToBothAdaptersAndAsksWhetherTheyAreReady() {
    for (String name : List.of("adapter-one", "adapter-two")) {
      JsonNode environment = service(name).path("environment");
      assertThat(proxy)
          .contains(
              "server %s 127.0.0.1:%s cookie %s check port %s"
                  .formatted(
                      name.replace("adapter-", ""),
                      environment.path("PORT").asString(),
                      name.replace("adapter-", ""),
                      environment.path("CHECK_PORT").asString()));
    }
    assertThat(proxy).contains("server keycloak keycloak:8443 ssl verify required");
  }

  @Test
  void theScriptMakesTheSecretsThatTheFileNames() throws Exception {
    makeSecrets(folder);
    Set<String> named =
        compose
            .path("secrets")
            .propertyStream()
            .filter(each -> each.getKey().startsWith("secure."))
            .map(each -> each.getValue().path("file").asString())
            .map(file -> file.replace("./config/secure/secrets/", ""))
            .collect(Collectors.toCollection(TreeSet::new));

    try (Stream<Path> made = Files.list(folder)) {
      assertThat(made.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(named);
    }
    assertThat(Files.readString(Path.of(".gitignore"))).contains("config/secure/secrets/");
  }

  @Test
  void haproxyReadsItsFile() throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/sbin/haproxy")), "Debian's haproxy is not installed");
    makeSecrets(folder);
    ProcessBuilder check =
        new ProcessBuilder("/usr/sbin/haproxy", "-c", "-f", "config/haproxy/haproxy.cfg");
    check.environment().put("SECRETS", folder.toString());

    assertThat(check.inheritIO().start().waitFor()).isZero();
  }

  /** Runs the script that whoever tries the profile runs. */
  private static void makeSecrets(Path folder) throws IOException, InterruptedException {
    Process made =
        new ProcessBuilder("bash", "config/secure/make-secrets.sh", folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes(), UTF_8);
    assertThat(made.waitFor()).as(said).isZero();
  }
}
