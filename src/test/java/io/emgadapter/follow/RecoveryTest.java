package io.emgadapter.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emgadapter.follow.Recovery.RecoverySettings;
import io.emgadapter.ledger.Stories;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.upkeep.Recover;
import io.emgadapter.subscription.UnusableSettings;
import io.emgadapter.work.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private final TestLedger ledger = new TestLedger();
  private final Stories stories = new Stories(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  private Recovery recovery(String word) {
    return new Recovery(ledger.the(Recover.class), new RecoverySettings(word));
  }

  @Test
  void aStartWithTheSettingDoubtsWhatIsUnfinishedOnceAndOneWithoutItDoesNot() {
    stories.sent("before");
    recovery("").start();
    assertThat(stories.states("before")).containsExactly("SENT");

    recovery("restored").start();
    stories.sent("after");
    recovery("restored").start();

    assertThat(stories.states("before")).containsExactly("UNKNOWN(restored)");
    assertThat(stories.states("after")).containsExactly("SENT");
  }

  @Test
  void itComesBeforeEverythingThatSends() {
    assertThat(recovery("restored").getPhase()).isLessThan(0).isLessThan(Phase.RELAY.number());
  }

  @Test
  void anotherWordStopsTheStart() {
    assertThatThrownBy(() -> recovery("true"))
        .isInstanceOf(UnusableSettings.class)
        .hasMessageStartingWith("emg.recover: ")
        .hasMessageContaining("restored");
  }
}
