package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.emgadapter.simulator.Received;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What really went to Equinix, held against openssl alone. */
@ExtendWith(SharedAdapter.Lending.class)
class OpensslVerifiesTaskTest {
  private final SharedAdapter adapter;
  @TempDir private Path folder;

  OpensslVerifiesTaskTest(SharedAdapter adapter) {
    this.adapter = adapter;
  }

  @BeforeAll
  static void opensslIsHere() {
    List<String> places =
        Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
    assumeTrue(
        places.stream().anyMatch(place -> Files.isExecutable(Path.of(place, "openssl"))),
        "openssl is not on the PATH");
  }

  @Test
  void theSignatureHoldsOverTheTextOfTheTask() throws Exception {
    adapter.upstream.send(WorkRequests.smartHands("o1").replace("Reboot", "Réboot 🙂"));
    adapter.upstream.await("o1", "request.completed");

    JsonNode envelope = new JsonMapper().readTree(sent("R-o1").bytes());

    byte[] text = envelope.path("Task").stringValue().getBytes(StandardCharsets.UTF_8);
    assertThat(text).asString(StandardCharsets.UTF_8).contains("Réboot 🙂");
    byte[] signature = Base64.getDecoder().decode(envelope.path("Signature").stringValue());
    assertThat(openssl(text, signature)).isZero();
    text[text.length - 2] ^= 1;
    assertThat(openssl(text, signature)).isNotZero();
  }

  private Received sent(String requestorId) {
    return adapter.sandbox.equinix().received().stream()
        .filter(received -> requestorId.equals(received.requestorId()))
        .findFirst()
        .orElseThrow();
  }

  private int openssl(byte[] text, byte[] signature) throws IOException, InterruptedException {
    Path key = adapter.sandbox.onboarding().customerPublicKey();
    Files.write(folder.resolve("task"), text);
    Files.write(folder.resolve("signature"), signature);
    return new ProcessBuilder(
            "openssl",
            "dgst",
            "-sha256",
            "-verify",
            key.toString(),
            "-signature",
            "signature",
            "task")
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
