package io.emgadapter.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.subscription.UnusableSettings.Wrong;
import org.junit.jupiter.api.Test;

/** What goes into one transaction takes locks in shared memory, which is bounded. */
class BatchLimitTest {

  @Test
  void aBatchThatTakesTooManyLocksStopsTheStart() {
    assertThat(
            new Starts()
                .with("emg.requests.batch", "1001")
                .with("emg.dispatch.batch", "0")
                .with("emg.retention.batch", "100000")
                .refusal())
        .allSatisfy(wrong -> assertThat(wrong.toString()).contains("supply 1 to 1000"))
        .extracting(Wrong::setting)
        .containsExactlyInAnyOrder(
            "emg.requests.batch", "emg.dispatch.batch", "emg.retention.batch");
  }
}
