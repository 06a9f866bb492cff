package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.orders.TakeNotifications;
import io.emgadapter.ledger.orders.TakeNotifications.Taken;
import io.emgadapter.ledger.upkeep.Forget;
import io.emgadapter.ledger.upkeep.Purge;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Equinix told of orders is forgotten, and that it told of them is not. */
class ForgetNoticesTest {
  private static final Duration AGE = Duration.ofDays(90);
  private static final TakeNotifications.Message OPEN = Noticed.order("a", "1-7", "Open", 1);

  private final TestLedger ledger = new TestLedger();
  private final Noticed noticed = new Noticed(ledger);
  private final Forget forget = ledger.the(Forget.class);
  private final Purge purge = ledger.the(Purge.class);

  @BeforeEach
  void twoOldAndOneYoung() {
    noticed.take(OPEN, Noticed.order("b", "1-8", "Open", 1));
    ledger.pass(AGE.plusDays(1));
    noticed.take(Noticed.order("c", "1-7", "Closed", 2));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private int count(String table) {
    return ledger.sql().sql("select count(*) from " + table).query(Integer.class).single();
  }

  @Test
  void envelopesAndEventsAreForgottenInSmallBatches() {
    assertThat(forget.notifications(AGE, 1)).isEqualTo(1);
    assertThat(forget.notifications(AGE, 10)).isEqualTo(1);
    assertThat(forget.notifications(AGE, 10)).isZero();
    assertThat(forget.histories(AGE, 1)).isEqualTo(1);
    assertThat(forget.histories(AGE, 10)).isEqualTo(1);
    assertThat(forget.histories(AGE, 10)).isZero();

    assertThat(count("notification_content")).isEqualTo(1);
    assertThat(count("order_change_content")).isEqualTo(1);
  }

  @Test
  void theHistoryKeepsItsStatesAndTimesAndARepetitionIsStillOne() {
    forget.notifications(AGE, 10);
    forget.histories(AGE, 10);

    assertThat(noticed.history("1-7")).containsExactly("Open changed", "Closed changed");
    assertThat(noticed.take(OPEN)).containsExactly(Taken.REPEATED);
    assertThat(count("order_change where sent_at is not null and taken_at is not null"))
        .isEqualTo(3);
  }

  @Test
  void afterItsIdHasLeftARepetitionIsPublishedAgainAndChangesNothing() {
    assertThat(purge.notifications(AGE, 10)).isEqualTo(2);
    assertThat(count("notification")).isEqualTo(1);

    assertThat(noticed.take(OPEN)).containsExactly(Taken.TAKEN);
    assertThat(noticed.state("1-7")).isEqualTo("Closed");
    assertThat(noticed.history("1-7")).containsExactly("Open changed", "Closed changed");
  }
}
