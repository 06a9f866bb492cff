package io.emgadapter.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.envelope.Authentication.AccessToken;
import io.emgadapter.envelope.Authentication.ClientSecret;
import io.emgadapter.envelope.EnvelopeReader.SignedText;
import io.emgadapter.envelope.EnvelopeWriter.TaskForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvelopeRoundTripTest {
  private static final String TASK = "{\"a\":\"Grüße \\\"q\\\" \\u00e9 \\\\ 😀\",\"n\":1.50}";

  @ParameterizedTest
  @EnumSource
  void whatWasSignedComesBackByteForByte(TaskForm form) throws UnreadableEnvelope {
    SignedText read = EnvelopeReader.read(EnvelopeWriter.write(TASK, "c2ln", form));
    assertThat(read.signedBytes()).isEqualTo(TASK.getBytes(UTF_8));
    assertThat(read.signature()).isEqualTo("c2ln");
    assertThat(read.task().get("a").stringValue()).isEqualTo("Grüße \"q\" é \\ 😀");
  }

  @ParameterizedTest
  @EnumSource
  void noSignatureLeavesTheMemberOut(TaskForm form) throws UnreadableEnvelope {
    byte[] envelope = EnvelopeWriter.write(TASK, null, form);
    assertThat(new String(envelope, UTF_8)).doesNotContain("Signature");
    assertThat(EnvelopeReader.read(envelope).signature()).isNull();
  }

  @Test
  void theTwoFormsLookAsDocumented() {
    assertThat(EnvelopeWriter.write("{\"a\":\"é\"}", "c2ln", TaskForm.STRING))
        .isEqualTo("{\"Task\":\"{\\\"a\\\":\\\"é\\\"}\",\"Signature\":\"c2ln\"}".getBytes(UTF_8));
    assertThat(EnvelopeWriter.write("{\"a\":\"é\"}", "c2ln", TaskForm.OBJECT))
        .isEqualTo("{\"Task\":{\"a\":\"é\"},\"Signature\":\"c2ln\"}".getBytes(UTF_8));
  }

  /** As the client templates of Equinix write it, after the Task. */
  @Test
  void theBlockOfAPartnersGatewayStandsBesideTheTask() throws UnreadableEnvelope {
    byte[] secret =
        EnvelopeWriter.write("{}", null, new ClientSecret("key", "a\"b"), TaskForm.STRING);
    byte[] token = EnvelopeWriter.write("{}", "c2ln", new AccessToken("t-1"), TaskForm.OBJECT);

    assertThat(new String(secret, UTF_8))
        .isEqualTo(
            "{\"Task\":\"{}\",\"Authentication\":{\"ClientId\":\"key\",\"ClientSecret\":\"a\\\"b\"}}");
    assertThat(new String(token, UTF_8))
        .isEqualTo(
            "{\"Task\":{},\"Signature\":\"c2ln\",\"Authentication\":{\"AccessToken\":\"t-1\"}}");
    assertThat(EnvelopeReader.read(token).signature()).isEqualTo("c2ln");
  }

  @Test
  void aBlockPrintsNothingOfItself() {
    assertThat(new ClientSecret("key-1", "secret-1") + " " + new AccessToken("token-1"))
        .doesNotContain("-1");
  }

  @Test
  void anObjectKeepsItsWhiteSpaceAmongManyByteCharacters() throws UnreadableEnvelope {
    String task = "{\r\n\t\"ü\" : [ 1 ,\"😀\" ]\n , \"e\":{ } }";
    String envelope =
        "\uFEFF \n{ \"p\u20ac\":\"😀é\" ,\"Signature\" :null,\t\"Task\"\r\n:\t "
            + task
            + " \n}\t\n";
    SignedText read = EnvelopeReader.read(envelope.getBytes(UTF_8));
    assertThat(new String(read.signedBytes(), UTF_8)).isEqualTo(task);
    assertThat(read.signature()).isNull();
  }

  @Test
  void anObjectFarIntoALongEnvelopeIsCutOutExactly() throws UnreadableEnvelope {
    String padding = "€x".repeat(60_000);
    String task = "{\"d\":\"" + "😀y".repeat(60_000) + "\" }";
    String envelope = "{\"Padding\":\"" + padding + "\",\"Task\":" + task + ",\"Signature\":\"s\"}";
    SignedText read = EnvelopeReader.read(envelope.getBytes(UTF_8));
    assertThat(read.signedBytes()).isEqualTo(task.getBytes(UTF_8));
  }

  @ParameterizedTest
  @EnumSource
  void halfASurrogatePairInATextIsReadAsAReplacementAndTheSignedTextStays(TaskForm form)
      throws UnreadableEnvelope {
    String task = "{\"\\ud83d\":[{\"a\":\"cut \\ud83d\"},\"\\udc00x\",1.50]}";

    SignedText read = EnvelopeReader.read(EnvelopeWriter.write(task, "c2ln", form));

    assertThat(read.signedBytes()).isEqualTo(task.getBytes(UTF_8));
    assertThat(read.task()).hasToString("{\"\uFFFD\":[{\"a\":\"cut \uFFFD\"},\"\uFFFDx\",1.50]}");
  }

  @Test
  void aNumberBesideTheTaskIsPassedOverHoweverLargeItIs() throws UnreadableEnvelope {
    String envelope = "{\"Task\":{},\"x\":1e9999999999,\"y\":[{\"z\":1e-9999999999}]}";

    assertThat(EnvelopeReader.read(envelope.getBytes(UTF_8)).signature()).isNull();
  }

  @Test
  void whatWasReadSaysNothingOfItsContentInLogs() throws UnreadableEnvelope {
    SignedText read = EnvelopeReader.read("{\"Task\":{\"a\":\"Jane\"}}".getBytes(UTF_8));
    assertThat(read).hasToString("SignedText[12 bytes, unsigned]");
  }
}
