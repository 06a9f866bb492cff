package io.emgadapter.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emgadapter.follow.Retention.RetentionSettings;
import io.emgadapter.ledger.Stories;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.events.LogUpkeep;
import io.emgadapter.ledger.events.TestReader;
import io.emgadapter.ledger.events.WebhookCommands;
import io.emgadapter.ledger.upkeep.Forget;
import io.emgadapter.ledger.upkeep.Purge;
import io.emgadapter.subscription.UnusableSettings;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetentionLoopTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final TestLedger ledger = new TestLedger();
  private final Stories stories = new Stories(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  private Retention retention(Duration ids) {
    return new Retention(
        ledger.the(Forget.class),
        ledger.the(Purge.class),
        ledger.the(LogUpkeep.class),
        ledger.the(WebhookCommands.class),
        new RetentionSettings(DAY, DAY.multipliedBy(10), ids, DAY, DAY, 2, Duration.ofMillis(10)));
  }

  @Test
  void whatIsOldLeavesBatchAfterBatchWithoutBeingAskedFor() {
    for (int i = 0; i < 5; i++) {
      stories.acknowledged(stories.sent("r" + i));
    }
    TestReader.tellEverything(ledger);
    ledger.pass(DAY.multipliedBy(11));
    stories.acknowledged(stories.sent("young"));
    Retention retention = retention(DAY.multipliedBy(20));

    retention.start();

    Awaitility.await()
        .untilAsserted(() ->
            assertThat(ledger.rows("select request_id from request where stage < 2"))
                .extracting(row -> row.get("request_id"))
                .containsExactly("young"));
    Awaitility.await()
        .untilAsserted(() -> assertThat(ledger.rows("select 1 from event")).hasSize(2));
    assertThat(ledger.rows("select 1 from request where body is not null")).hasSize(1);
    assertThat(ledger.rows("select 1 from request")).hasSize(6);
    retention.stop();
  }

  @Test
  void idsMayNotOpenBeforeTheirRequestsLeave() {
    assertThatThrownBy(() -> retention(DAY))
        .isInstanceOf(UnusableSettings.class)
        .hasMessageStartingWith("emg.retention.ids: ");
  }
}
