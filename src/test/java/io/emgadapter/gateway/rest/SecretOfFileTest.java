package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.RestStanding.State;
import io.emgadapter.gateway.rest.call.RestAccount;
import io.emgadapter.gateway.rest.call.SecretFile;
import io.emgadapter.simulator.rest.OAuth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client secret comes from a file, and a new one takes effect without a restart. */
class SecretOfFileTest {
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final Rig rig = new Rig();
  @TempDir private Path folder;
  private Path file = Path.of("secret");

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("secret");
    Files.writeString(file, "old\n");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private State state(RestGateway gateway) {
    return gateway.accounts().standing("default").orElseThrow().state();
  }

  private RestGateway gateway() {
    return RestGateway.open(
        Map.of("default", rig.accountOf(file)), rig.memory(), rig.clock, Rig.meters());
  }

  @Test
  void aNewSecretEndsThePauseByOneAttempt() throws IOException {
    RestGateway gateway = gateway();
    gateway.send(List.of(Rig.task("smarthands-0001-other")));
    assertThat(state(gateway)).isEqualTo(State.REFUSED);

    Files.writeString(file, OAuth.CLIENT_SECRET);
    gateway.accounts().look();
    assertThat(state(gateway)).isEqualTo(State.REFUSED);
    gateway.accounts().look();
    assertThat(gateway.blocked()).isEmpty();
    gateway.send(List.of(Rig.task("smarthands-0001-other")));

    assertThat(state(gateway)).isEqualTo(State.WORKS);
    assertThat(rig.equinix.asked("/token")).hasSize(2);
  }

  @Test
  void aFileThatIsGoneAtTheStartIsWaitedForAndNothingIsTriedWithoutASecret() throws IOException {
    Files.delete(file);
    RestGateway gateway = gateway();
    gateway.send(List.of(Rig.task("smarthands-0001-other")));
    assertThat(gateway.blocked().values()).singleElement().asString().contains("cannot be read");
    assertThat(rig.equinix.asked("/token")).isEmpty();

    Files.writeString(file, OAuth.CLIENT_SECRET);
    gateway.accounts().look();
    gateway.accounts().look();
    gateway.send(List.of(Rig.task("smarthands-0001-other")));

    assertThat(state(gateway)).isEqualTo(State.WORKS);
  }

  @Test
  void aSecretThatWasRefusedBeforeIsNotTriedAgainByItsReturn() throws IOException {
    RestGateway gateway = gateway();
    gateway.send(List.of(Rig.task("smarthands-0001-other")));
    for (String secret : List.of(OAuth.CLIENT_SECRET, "old")) {
      Files.writeString(file, secret);
      gateway.accounts().look();
      gateway.accounts().look();
    }

    assertThat(state(gateway)).isEqualTo(State.REFUSED);
    assertThat(rig.equinix.oauth().badAttempts()).isEqualTo(1);
  }

  @Test
  void whatIsHalfWrittenEmptyOrOfSeveralLinesIsNotTaken() throws IOException {
    SecretFile secret = SecretFile.at(file.toUri().toString());
    assertThat(secret.read()).hasValue("old");
    for (String half : List.of("n", "ne", "", " \n", "new\nanother", "n".repeat(5000))) {
      Files.writeString(file, half);
      assertThat(secret.look()).isEmpty();
    }
    Files.writeString(file, "\n");
    assertThat(secret.look()).isEmpty();
    assertThat(secret.look()).isEmpty();
    Files.writeString(file, "new\r\n");
    assertThat(secret.look()).isEmpty();
    assertThat(secret.look()).hasValue("new");
    assertThat(secret.look()).isEmpty();
    Files.delete(file);
    assertThat(secret.look()).isEmpty();
    assertThat(secret.read()).hasValue("new");
    assertThat(secret).hasToString("SecretFile[…]");
  }

  @Test
  void settingsWithBothOrWithoutAReadableFileStopTheStart() throws IOException {
    RestAccount good = rig.accountOf(file);
    assertThat(good.problem(LEASE)).isEmpty();
    Files.writeString(file, "");
    assertThat(good.problem(LEASE))
        .hasValueSatisfying(
            problem -> assertThat(problem.getKey()).isEqualTo("client-secret-file"));
    RestAccount both =
        new RestAccount(
            good.baseUrl(),
            good.clientId(),
            "very-secret",
            good.clientSecretFile(),
            good.connectTimeout(),
            good.readTimeout(),
            good.startWithin(),
            good.concurrency(),
            good.perSecond(),
            null,
            null,
            null,
            null,
            good.attachments());
    assertThat(both.problem(LEASE))
        .hasValueSatisfying(problem ->
            assertThat(problem.getValue()).contains("either").doesNotContain("very-secret"));
  }
}
