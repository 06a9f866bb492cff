package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.endtoend.Cli.Run;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.Onboarding;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands sign and verify, with the keys of a subscription and Equinix on the other side. */
class SignAndVerifyTest {
  private static final String TASK = "{\"Id\":\"1\",\"Source\":\"%s\",\"Text\":\"Zürich\"}";

  private static Sandbox sandbox;

  @BeforeAll
  static void open() {
    sandbox = Sandbox.open();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private static Run run(String in, String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    sandbox.settings().forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return new Cli().typing(in).run(arguments);
  }

  private static String sealed(String source) {
    return new String(sandbox.equinix().sealed(TASK.formatted(source)), UTF_8);
  }

  @Test
  void whatEquinixSignedIsGoodAndItsKeyIsNamed() {
    Run run = run(sealed(Onboarding.SOURCE), "verify", "-");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("It is good, made with sha256:");
  }

  @Test
  void oneOtherCharacterIsNotBelieved() {
    Run run = run(sealed(Onboarding.SOURCE).replace("Zürich", "Zurich"), "verify", "-");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("No key of this subscription made it");
  }

  @Test
  void theSourceOfAnotherIsNotBelieved() {
    Run run = run(sealed("somebody else"), "verify", "-");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("the Source is not that of this subscription");
  }

  @Test
  void whatIsNoEnvelopeIsSaidToBeNone() {
    Run run = run("<xml/>", "verify", "-");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("This is no envelope of EMG");
  }

  @Test
  void whatWasSignedVerifiesWithTheCompanysPublicKey() throws Exception {
    String task = TASK.formatted(Onboarding.SOURCE);

    Run run = run(task + "\n", "sign", "-");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode envelope = new JsonMapper().readTree(run.out());
    assertThat(envelope.path("Task").asString()).isEqualTo(task);
    Signature verification = Signature.getInstance("SHA256withRSA");
    verification.initVerify(sandbox.onboarding().customer().getPublic());
    verification.update(task.getBytes(UTF_8));
    assertThat(
            verification.verify(Base64.getDecoder().decode(envelope.path("Signature").asString())))
        .isTrue();
  }

  @Test
  void aSubscriptionThatIsNotThereIsSaid() {
    Run run = run("{}", "sign", "-", "--subscription", "nowhere");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no subscription of this name");
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    Run run = run("", "verify", "/nowhere/at/all");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("The file cannot be read");
  }
}
