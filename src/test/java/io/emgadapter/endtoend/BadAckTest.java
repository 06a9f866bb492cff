package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not believed, or not understood, is parked and changes nothing. */
class BadAckTest extends AnsweredByHand {

  BadAckTest(SharedAdapter adapter) {
    super(adapter);
  }

  @Test
  void oneFlippedByteAnywhereParksAnAckAndChangesNothing() {
    byte[] good = Ack.to(task).sealed(sandbox());
    int from = new String(good, UTF_8).indexOf("StatusCode");
    int signature = new String(good, UTF_8).indexOf("Signature\":\"");
    for (int at : new int[] {from + 13, from + 14, from + 15, signature + 20}) {
      byte[] flipped = good.clone();
      flipped[at] ^= 1;
      assertParkedUnchanged(flipped, "wrong-signature");
    }
    sandbox().equinix().rawSend(good);
    assertThat(end().path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
  }

  @Test
  void anAckWithoutASignatureIsParked() {
    assertParkedUnchanged(Ack.to(task).unsigned(), "unsigned");
  }

  @Test
  void anAckFromAnotherSourceIsParked() {
    assertParkedUnchanged(
        Ack.to(task).source(UUID.randomUUID().toString()).sealed(sandbox()), "other-source");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0190a5f0-0000-7000-8000-000000000000", "no id", ""})
  void anAckForAnOriginationIdOfNobodyIsParked(String origination) {
    assertParkedUnchanged(Ack.to(origination).sealed(sandbox()), "unknown-origination");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"Task\": \"{\", \"Signature\": \"x\"}", "no json", "[]", "{}", "{\"Task\": 7}"})
  void whatIsNoEnvelopeIsParked(String message) {
    assertParkedUnchanged((message + " ".repeat(requests)).getBytes(UTF_8), "unreadable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"many\"", "[201]", "99", "2010", "201.5"})
  void anAckWhoseStatusCannotBeReadIsParked(String status) {
    assertParkedUnchanged(Ack.to(task).status(status).sealed(sandbox()), "malformed-ack");
  }
}
