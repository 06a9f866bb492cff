package io.emgadapter.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.emgadapter.envelope.EnvelopeReader.SignedText;
import io.emgadapter.envelope.UnreadableEnvelope.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Equinix prints in Work Visit Order and SmartHands Order, word for word. */
class PrintedSamplesTest {

  @ParameterizedTest
  @CsvSource({
    "workvisit-create-ack, Create, 201",
    "workvisit-update-ack, Update, 201",
    "workvisit-cancel-ack, Update, 200",
    "smarthands-create-ack, Create, 201",
    "smarthands-update-ack, Update, 201",
    "smarthands-cancel-ack, Update, 200"
  })
  void thePrintedAcksAreRead(String name, String originationVerb, int statusCode)
      throws IOException, UnreadableEnvelope {
    SignedText ack = EnvelopeReader.read(sample(name));
    assertThat(ack.task().get("Verb").stringValue()).isEqualTo("Ack");
    assertThat(ack.task().get("OriginationVerb").stringValue()).isEqualTo(originationVerb);
    assertThat(ack.task().get("Body").get("StatusCode").intValue()).isEqualTo(statusCode);
    assertThat(ack.signature()).hasSize(170).endsWith("==");
  }

  @Test
  void whatAnAckSignsIsItsStringUnescaped() throws IOException, UnreadableEnvelope {
    assertThat(new String(EnvelopeReader.read(sample("workvisit-create-ack")).signedBytes(), UTF_8))
        .startsWith("{\"Id\":\"69352cff-")
        .contains("\"ServicerId\": [{\"Locations\":[\"LD5:01:001MC2\", \"LD5:01:001MC3\"]")
        .endsWith("\"Object\":null}}");
  }

  @Test
  void thePrintedSignaturesAreNoBase64AndVerifyNothing() throws IOException, UnreadableEnvelope {
    SignedText ack = EnvelopeReader.read(sample("smarthands-create-ack"));
    var verifier = new Verifier(List.of(TestKeys.RSA.getPublic()), Signer.DEFAULT_ALGORITHM);
    assertThat(verifier.verify(ack.signedBytes(), Objects.requireNonNull(ack.signature())))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workvisit-create",
        "workvisit-update",
        "workvisit-cancel",
        "smarthands-create",
        "smarthands-update"
      })
  void thePrintedRequestsAreReadAsObjects(String name) throws IOException, UnreadableEnvelope {
    SignedText request = EnvelopeReader.read(sample(name));
    assertThat(new String(request.signedBytes(), UTF_8)).startsWith("{\n\"Id\"").endsWith("}\n}");
    assertThat(request.task().get("Body").isObject()).isTrue();
  }

  @Test
  void thePrintedCancelOfSmartHandsHasAStrayBracketAndIsUnreadable() {
    UnreadableEnvelope refusal =
        catchThrowableOfType(
            UnreadableEnvelope.class, () -> EnvelopeReader.read(sample("smarthands-cancel")));
    assertThat(refusal.kind()).isEqualTo(Kind.NOT_JSON);
  }

  private static byte[] sample(String name) throws IOException {
    try (InputStream file =
        PrintedSamplesTest.class.getResourceAsStream("/equinix/" + name + ".json")) {
      return Objects.requireNonNull(file, name).readAllBytes();
    }
  }
}
