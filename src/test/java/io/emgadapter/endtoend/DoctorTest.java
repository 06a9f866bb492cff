package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.Cli.Run;
import io.emgadapter.gateway.rest.call.CredentialMemory;
import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import io.emgadapter.sandbox.EmbeddedLedger;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.Onboarding;
import io.emgadapter.simulator.rest.RestSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.core.Message;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The command doctor says of a good world that it is well, and of each broken one what to do. */
class DoctorTest {
  private static final String DATABASE = "spring.datasource.url";
  private static final long PATIENCE = 5000;
  private static final String OURS = "emg.subscriptions.default.";

  private static Sandbox sandbox;
  private static RestSimulator rest;
  private static ConfigurableApplicationContext adapter;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.open();
    rest = new RestSimulator();
    adapter = sandbox.startAdapter(Map.of("server.port", "0"));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
    rest.close();
  }

  private static Map<String, Object> world() {
    Map<String, Object> world = sandbox.settings();
    world.putAll(Onboarding.restSettings("default", rest));
    return world;
  }

  private static Run examine(Map<String, Object> world) {
    return examine(new Cli(), world);
  }

  private static Run examine(Cli cli, Map<String, Object> world) {
    List<String> arguments =
        world.entrySet().stream()
            .map(each -> "--" + each.getKey() + "=" + each.getValue())
            .toList();
    Run run = cli.run(Stream.concat(Stream.of("doctor"), arguments.stream()).toList());
    assertThat(run.out() + run.err())
        .doesNotContain("SharedAccessKey=", "wrong-secret", "client-secret-of", "PRIVATE KEY");
    return run;
  }

  private static Run examineWith(String setting, Object value) {
    Map<String, Object> world = world();
    world.put(setting, value);
    return examine(world);
  }

  /** It is wrong, and says so of this with these words. */
  private static void assertWrong(Run run, String what, String... words) {
    assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
    assertThat(run.out().lines().filter(line -> line.startsWith("wrong")))
        .as(run.out())
        .anySatisfy(line -> assertThat(line).contains(what).contains(words));
  }

  private static String connection(String direction) {
    return String.valueOf(world().get(OURS + direction + ".connection-string"));
  }

  @Test
  void aGoodWorldIsWell() {
    Run run = examine(world());

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out().lines().filter(line -> !line.startsWith("ok  ")))
        .containsExactly("All is well.");
    assertThat(run.out())
        .contains("settings", "database", "broker", "keys default", "link default incoming")
        .contains("link default outgoing", "token default", "clock", "access");
  }

  @Test
  void aKeyThatIsNoneIsNamedWithItsSettingAndTheRestIsStillLookedAt() throws IOException {
    Path file = Files.writeString(folder.resolve("key.pem"), "no key");

    Run run = examineWith(OURS + "signing.private-key", file.toUri());

    assertWrong(run, "settings", OURS + "signing.private-key", "supply the text of the file");
    assertThat(run.out()).containsPattern("ok +database");
  }

  @Test
  void theOwnPublicKeyInPlaceOfEquinixsIsSeen() {
    Run run =
        examineWith(
            OURS + "verifying.public-keys", sandbox.onboarding().customerPublicKey().toUri());

    assertWrong(run, "keys default", "supply the public key that Equinix gave");
  }

  /** Five attempts lock the account, also those of five runs. */
  @Test
  void aWrongSecretIsTriedOnce() {
    Map<String, Object> world = world();
    world.put(OURS + "rest.client-secret", "wrong-secret-tried-once");
    examine(world);

    Run again = examine(world);

    assertWrong(again, "token default", "they were not tried now");
  }

  @Test
  void aWrongSecretIsSaidWithTheSettingThatHoldsIt() {
    Run run = examineWith(OURS + "rest.client-secret", "wrong-secret");

    assertWrong(run, "token default", OURS + "rest.client-id and .client-secret");
  }

  /** Equinix locks an account after five attempts that failed. */
  @Test
  void aCredentialThatWasRefusedBeforeIsNotTried() {
    Credential credential = new Credential("default", rest.baseUrl(), "an-app", "refused-before");
    adapter.getBean(CredentialMemory.class).refuse(credential, "invalid_client");
    Map<String, Object> world = world();
    world.put(OURS + "rest.client-id", "an-app");
    world.put(OURS + "rest.client-secret", "refused-before");

    assertWrong(examine(world), "token default", "not tried now", "try-again default");
  }

  @Test
  void aDatabaseThatIsNotReachedIsSaid() {
    Run run = examineWith(DATABASE, "jdbc:postgresql://127.0.0.1:1/ledger");

    assertWrong(run, "database", "is not reached", DATABASE);
  }

  @Test
  void aDatabaseThatDoesNotExistIsSaid() {
    String url = String.valueOf(world().get(DATABASE));

    Run run = examineWith(DATABASE, url.replaceFirst("/ledger\\d+", "/nowhere"));

    assertWrong(run, "database", "there is no such database", "create it");
  }

  @Test
  void aDatabaseWithoutASchemaIsLeftWithoutOne() {
    String url = EmbeddedLedger.shared().newDatabase();

    Run run = examineWith(DATABASE, url);

    assertThat(run.out()).contains("brought up to date by the next start");
    assertThat(
            JdbcClient.create(new DriverManagerDataSource(url))
                .sql("select count(*) from pg_tables where schemaname = 'public'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void aSchemaThatNobodyMayBringUpToDateIsWrong() {
    Map<String, Object> world = world();
    world.put(DATABASE, EmbeddedLedger.shared().newDatabase());
    world.put("emg.ledger.migrate", false);

    assertWrong(examine(world), "database", "run the command migrate");
  }

  @Test
  void aBrokerThatRefusesTheLoginIsSaid() {
    Run run = examineWith("spring.rabbitmq.password", "wrong-secret");

    assertWrong(run, "broker", "does not let this user in", "spring.rabbitmq.username");
  }

  @Test
  void aQueueThatIsMissingAndThatNobodyMakesIsSaid() {
    Map<String, Object> world = world();
    world.put("emg.requests.queue", "no-such-queue");
    world.put("emg.requests.declare", false);

    assertWrong(examine(world), "broker", "queue no-such-queue is not there", "create it");
  }

  @Test
  void aQueueThatTheNextStartMakesIsWell() {
    Run run = examineWith("emg.requests.queue", "not-yet-there");

    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out()).contains("queue not-yet-there is made by the next start");
  }

  @Test
  void aQueueThatIsNotAtEquinixIsSaid() {
    Run run =
        examineWith(
            OURS + "incoming.connection-string",
            connection("incoming").replace("EntityPath=equinix-incoming", "EntityPath=nowhere"));

    assertWrong(run, "link default incoming", "nowhere", "look at EntityPath");
  }

  @Test
  void aKeyOfAQueueThatIsWrongIsSaid() {
    Run run =
        examineWith(
            OURS + "outgoing.connection-string",
            connection("outgoing")
                .replaceFirst("SharedAccessKey=[^;]*", "SharedAccessKey=wrong-secret"));

    assertWrong(run, "link default outgoing", "login is refused", "as Equinix issued it");
  }

  @Test
  void aHostThatIsNotThereIsSaid() {
    Run run =
        examineWith(
            OURS + "outgoing.connection-string",
            "Endpoint=sb://no-such-host.invalid/;SharedAccessKeyName=a;SharedAccessKey=b;EntityPath=q");

    assertWrong(
        run, "link default outgoing", "there is no host no-such-host.invalid", "look at Endpoint");
  }

  /** A clock that is three hours ahead. */
  static class WrongClock {
    @Bean
    @Primary
    Clock wrongClock() {
      return Clock.offset(Clock.systemUTC(), Duration.ofHours(3));
    }
  }

  @Test
  void aClockThatIsWrongIsSaid() {
    Run run = examine(new Cli().having(WrongClock.class), world());

    assertWrong(run, "clock", "ahead of that of the token endpoint", "NTP");
    assertWrong(run, "clock", "ahead of that of the database", "NTP");
  }

  @Test
  void aServiceThatIsOpenToOtherHostsIsSaid() {
    Run run = examineWith("server.address", "0.0.0.0");

    assertWrong(run, "access", "supply emg.http.users");
  }

  @Test
  void aSettingThatDoesNotExistIsSaid() {
    Run run = examineWith("emg.requests.qeue", "x");

    assertWrong(run, "settings", "emg.requests.qeue");
  }

  /** What waits in the queue from Equinix is for the adapter. */
  @Test
  void nothingIsTakenFromAQueue() {
    String queue = "waits-for-the-adapter";
    sandbox.broker().createQueue(queue);
    Sandbox.rabbit(adapter).convertAndSend("", queue, "for the adapter");
    await().until(() -> sandbox.broker().depth(queue) == 1);

    Run run =
        examineWith(
            OURS + "outgoing.connection-string",
            connection("outgoing").replaceFirst("EntityPath=[^;]*", "EntityPath=" + queue));

    assertThat(run.exitCode()).as(run.out()).isZero();
    Message message = Sandbox.rabbit(adapter).receive(queue, PATIENCE);
    assertThat(message).isNotNull();
    assertThat(message.getMessageProperties().getRedelivered()).isFalse();
  }
}
