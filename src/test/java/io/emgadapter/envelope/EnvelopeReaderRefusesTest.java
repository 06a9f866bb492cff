package io.emgadapter.envelope;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.emgadapter.envelope.UnreadableEnvelope.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeReaderRefusesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          NOT_JSON                | ``
          NOT_JSON                | {"Task":{}
          NOT_JSON                | {"Task":{"a":01}}
          NOT_JSON                | {"Task":{"a":NaN}}
          NOT_JSON                | {"Task":{},}
          NOT_JSON                | {"Task":{}} secret
          NOT_AN_OBJECT           | []
          NOT_AN_OBJECT           | "secret"
          TRAILING_CONTENT        | {"Task":{}}{"Task":{}}
          DUPLICATE_NAME          | {"Task":{"a":1},"Task":{"a":2}}
          DUPLICATE_NAME          | {"Task":{"a":{"b":1,"b":2}}}
          DUPLICATE_NAME          | {"Task":{"b":1,"\\u0062":2}}
          DUPLICATE_NAME          | {"Task":"{\\"a\\":1,\\"a\\":2}"}
          DUPLICATE_NAME          | {"Task":{},"Signature":"s","Signature":"t"}
          BEYOND_LIMITS           | {"Task":{"secret":1e9999999999}}
          BEYOND_LIMITS           | {"Task":"{\\"secret\\":-1.0E+99999999999}"}
          BEYOND_LIMITS           | {"Task":{},"Signature":1e9999999999}
          TASK_MISSING            | {}
          TASK_MISSING            | {"task":{}}
          TASK_OF_WRONG_TYPE      | {"Task":null}
          TASK_OF_WRONG_TYPE      | {"Task":[{}]}
          TASK_OF_WRONG_TYPE      | {"Task":1}
          TASK_NOT_AN_OBJECT      | {"Task":""}
          TASK_NOT_AN_OBJECT      | {"Task":"secret"}
          TASK_NOT_AN_OBJECT      | {"Task":"[]"}
          TASK_NOT_AN_OBJECT      | {"Task":"{} {}"}
          TASK_NOT_AN_OBJECT      | {"Task":"{}}"}
          SIGNATURE_OF_WRONG_TYPE | {"Task":{},"Signature":1}
          LONE_SURROGATE          | {"Task":"{\\"a\\":\\"\\ud800\\"}"}
          LONE_SURROGATE          | {"Task":{},"Signature":"\\ud800"}
          """)
  void whatIsNoEnvelopeIsSaidWithItsKind(Kind kind, String envelope) {
    assertThat(refusal(envelope.getBytes(UTF_8)).kind()).isEqualTo(kind);
    assertThat(refusal(envelope.getBytes(UTF_8))).hasMessageNotContaining("secret").hasNoCause();
  }

  @Test
  void onlyUtf8IsRead() {
    assertThat(refusal("{\"Task\":{\"a\":\"é\"}}".getBytes(ISO_8859_1)).kind())
        .isEqualTo(Kind.NOT_UTF8);
    assertThat(refusal("{\"Task\":{}}".getBytes(UTF_16LE)).kind()).isEqualTo(Kind.NOT_JSON);
  }

  @Test
  void aMebibyteIsReadAndOneByteMoreIsNot() {
    String start = "{\"Task\":{}}";
    String most = start + " ".repeat(EnvelopeReader.MOST_BYTES - start.length());
    assertThatCode(() -> EnvelopeReader.read(most.getBytes(UTF_8))).doesNotThrowAnyException();
    assertThat(refusal((most + " ").getBytes(UTF_8)).kind()).isEqualTo(Kind.TOO_LARGE);
  }

  @Test
  void deeperThanSixtyFourIsNotRead() {
    String deepest = "[".repeat(63) + "]".repeat(63);
    String stringTask = "{\"Task\":\"{\\\"a\\\":" + deepest + "}\"}";
    assertThatCode(() -> EnvelopeReader.read(stringTask.getBytes(UTF_8)))
        .doesNotThrowAnyException();
    assertThat(refusal(("{\"Task\":\"{\\\"a\\\":[" + deepest + "]}\"}").getBytes(UTF_8)).kind())
        .isEqualTo(Kind.BEYOND_LIMITS);
    assertThat(refusal(("{\"Task\":{\"a\":" + deepest + "}}").getBytes(UTF_8)).kind())
        .isEqualTo(Kind.BEYOND_LIMITS);
    assertThat(refusal("[".repeat(500_000).getBytes(UTF_8)).kind()).isEqualTo(Kind.NOT_AN_OBJECT);
  }

  private static UnreadableEnvelope refusal(byte[] envelope) {
    return catchThrowableOfType(UnreadableEnvelope.class, () -> EnvelopeReader.read(envelope));
  }
}
