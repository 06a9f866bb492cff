package io.emgadapter.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.envelope.EnvelopeReader.SignedText;
import io.emgadapter.envelope.EnvelopeWriter.TaskForm;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged envelopes, always the same ones: the reader gives a text or says it cannot. */
class EnvelopeNoiseTest {
  private static final int ROUNDS = 20_000;
  private static final String TASK =
      "{\"Id\":\"1\",\"Body\":{\"D\":\"é😀 \\\\ud83d\\\\ude00\",\"N\":[1,2.5,null,true]}}";

  @ParameterizedTest
  @EnumSource
  void damageGivesATextOrAnUnreadableEnvelopeAndNothingElse(TaskForm form) {
    byte[] envelope = EnvelopeWriter.write(TASK, "c2ln", form);
    var random = new Random(20251001);
    int unreadable = 0;
    for (int round = 0; round < ROUNDS; round++) {
      unreadable += readable(damaged(envelope, random)) ? 0 : 1;
    }
    assertThat(unreadable).isBetween(1, ROUNDS - 1);
  }

  // Anything else that is thrown fails the test by itself.
  private static boolean readable(byte[] envelope) {
    try {
      SignedText read = EnvelopeReader.read(envelope);
      assertThat(read.signedBytes())
          .isEqualTo(new String(read.signedBytes(), UTF_8).getBytes(UTF_8));
      return true;
    } catch (UnreadableEnvelope e) {
      assertThat(e.kind()).isNotNull();
      return false;
    }
  }

  private static byte[] damaged(byte[] envelope, Random random) {
    byte[] damaged = Arrays.copyOf(envelope, envelope.length - random.nextInt(2));
    for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return damaged;
  }
}
