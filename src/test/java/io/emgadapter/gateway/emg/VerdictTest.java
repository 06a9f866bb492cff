package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Refused;
import io.emgadapter.gateway.Gateway.Outcome.Sent;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import java.time.Duration;
import org.apache.qpid.protonj2.client.DeliveryState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

  @ParameterizedTest
  @CsvSource({
    "amqp:link:message-size-exceeded, Refused",
    "amqp:decode-error, Refused",
    "amqp:not-allowed, Refused",
    "com.microsoft:argument-error, Refused",
    "amqp:resource-limit-exceeded, NotSent",
    "com.microsoft:server-busy, NotSent",
    "amqp:unauthorized-access, NotSent",
    "amqp:not-found, NotSent",
    "com.microsoft:entity-disabled, NotSent",
    "amqp:internal-error, Unknown",
    "amqp:illegal-state, Unknown",
    "com.microsoft:timeout, Unknown",
    "com.microsoft:operation-cancelled, Unknown",
    "com.example:what-nobody-knows, Unknown"
  })
  void aRejectionIsJudgedByItsCondition(String condition, String outcome) {
    assertThat(Verdict.of(DeliveryState.rejected(condition, "said the broker")))
        .extracting(each -> each.getClass().getSimpleName())
        .isEqualTo(outcome);
  }

  @Test
  void aRejectionWithoutAConditionSaysThatNothingWasTaken() {
    assertThat(Verdict.of(DeliveryState.rejected(null, null))).isInstanceOf(NotSent.class);
  }

  @Test
  void aBrokerThatThrottlesIsLeftInPeaceForTenSeconds() {
    assertThat(((NotSent) Verdict.of(DeliveryState.rejected(Verdict.BUSY, null))).retryAfter())
        .isEqualTo(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amqp:link:message-size-exceeded", "com.microsoft:message-size-exceeded"})
  void aMessageThatIsTooLargeIsRefusedByACodeOfItsOwn(String condition) {
    assertThat(((Refused) Verdict.of(DeliveryState.rejected(condition, null))).problem().code())
        .isEqualTo("too-large");
  }

  @Test
  void whatTheQueueGivesBackWasNotSent() {
    assertThat(Verdict.of(DeliveryState.accepted())).isInstanceOf(Sent.class);
    assertThat(Verdict.of(DeliveryState.released())).isInstanceOf(NotSent.class);
    assertThat(Verdict.of(DeliveryState.modified(true, true))).isInstanceOf(NotSent.class);
    assertThat(Verdict.of(null)).isInstanceOf(Unknown.class);
  }

  @Test
  void aReasonIsOneLineOfBoundedLength() {
    Outcome outcome =
        Verdict.of(DeliveryState.rejected("amqp:not-found", "a\nb" + "x".repeat(999)));

    assertThat(((NotSent) outcome).reason()).contains("amqp:not-found: a bx").hasSizeLessThan(300);
  }

  @Test
  void aRefusalDoesNotRepeatTheBrokersWords() {
    Outcome outcome =
        Verdict.of(DeliveryState.rejected("amqp:decode-error", "near 'visitor name'"));

    assertThat(((Refused) outcome).problem().message()).doesNotContain("visitor");
  }
}
