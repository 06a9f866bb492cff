package io.emgadapter.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.envelope.EnvelopeReader.SignedText;
import io.emgadapter.envelope.EnvelopeWriter.EnvelopeSize;
import io.emgadapter.envelope.EnvelopeWriter.TaskForm;
import io.emgadapter.envelope.Task.TaskText;
import io.emgadapter.order.AnyRequest;
import io.emgadapter.order.Body;
import io.emgadapter.order.Body.BodyReader;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever valid request there is: its Task says what it says, and nobody can change a byte. */
class AnyTaskTest {
  private static final int TIMES = 100;
  private static final String ALGORITHM = Signer.DEFAULT_ALGORITHM;

  private final Random random = new Random(20260304);
  private final AnyRequest any = new AnyRequest(random);
  private final Signer signer = new Signer(TestKeys.RSA.getPrivate(), ALGORITHM, null);
  private final Verifier verifier = new Verifier(List.of(TestKeys.RSA.getPublic()), ALGORITHM);

  @ParameterizedTest
  @EnumSource
  void aTaskCarriesExactlyTheFieldsOfItsRequestAndReadsBackEqual(TaskForm form)
      throws UnreadableEnvelope {
    for (int i = 0; i < TIMES; i++) {
      Body body = body();
      String text = text(body);
      SignedText read = EnvelopeReader.read(sealed(text, form));

      assertThat(verifier.verify(read.signedBytes(), String.valueOf(read.signature()))).isTrue();
      assertThat(new String(read.signedBytes(), UTF_8)).isEqualTo(text);
      assertThat(read.task().get("Body")).isEqualTo((JsonNode) body.toJson());
      assertThat(read.task().get("Verb").stringValue()).isEqualTo(body.verb().taskVerb());
      assertThat(read.task().get("Resource").stringValue()).isEqualTo(body.resource().word());
      assertThat(again(body, read.task().get("Body"))).isEqualTo(body);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSingleByteChangedInTheEnvelopeNoLongerVerifiesAsTheSameText(TaskForm form) {
    String text = shortText();
    byte[] envelope = sealed(text, form);
    for (int at = 0; at < envelope.length; at++) {
      byte[] changed = envelope.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      assertThat(believed(changed)).as("byte %d", at).isIn("", text);
    }
  }

  @Test
  void aSingleByteChangedInTheTaskNeverVerifies() {
    byte[] text = shortText().getBytes(UTF_8);
    String signature = signer.sign(text);
    for (int at = 0; at < text.length; at++) {
      byte[] changed = text.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      assertThat(verifier.verify(changed, signature)).as("byte %d", at).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatFitsIsWhatIsSentAndNotAByteMore(TaskForm form) {
    String text = text(body());
    int size = sealed(text, form).length + EnvelopeSize.MESSAGE_BYTES;
    int signature = signer.signatureLength();

    assertThat(EnvelopeSize.fits(text, signature, form, size)).isTrue();
    assertThat(EnvelopeSize.fits(text, signature, form, size - 1)).isFalse();
    assertThat(EnvelopeSize.fits(text, signature, form, Integer.MAX_VALUE)).isTrue();
  }

  /** The text that is believed; empty where none is. A blank may turn into another blank. */
  private String believed(byte[] envelope) {
    try {
      SignedText read = EnvelopeReader.read(envelope);
      String signature = read.signature();
      return signature != null && verifier.verify(read.signedBytes(), signature)
          ? new String(read.signedBytes(), UTF_8)
          : "";
    } catch (UnreadableEnvelope e) {
      return "";
    }
  }

  private byte[] sealed(String text, TaskForm form) {
    return EnvelopeWriter.write(text, signer.sign(text.getBytes(UTF_8)), form);
  }

  private String shortText() {
    return Stream.generate(() -> text(body()))
        .filter(text -> text.length() < 1000)
        .findFirst()
        .orElseThrow();
  }

  private static String text(Body body) {
    return TaskText.write(
        new Task(new UUID(1, 2), "ACME", body.verb(), body.resource(), AnyRequest.NOW, body));
  }

  private Body body() {
    ObjectNode request = any.next();
    return read(
        Resource.of(request.get("resource").stringValue()).orElseThrow(),
        Verb.of(request.get("verb").stringValue()).orElseThrow(),
        request.get("body"));
  }

  private static Body again(Body body, JsonNode json) {
    return read(body.resource(), body.verb(), json);
  }

  private static Body read(Resource resource, Verb verb, JsonNode json) {
    Problems problems = new Problems();
    Body body = BodyReader.read(resource, verb, json, "/body", AnyRequest.NOW, problems);
    assertThat(problems.list()).isEmpty();
    return java.util.Objects.requireNonNull(body);
  }
}
