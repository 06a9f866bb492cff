package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.reads.ReadLastHour;
import io.emgadapter.ledger.reads.ReadLastHour.Counted;
import io.emgadapter.ledger.reads.ReadLastHour.Hour;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which Tasks are counted as those of the last hour. */
class LastHourTest {
  private static final String TASK =
      """
      insert into task (id, request, lane, turn, subscription, verb, resource, route, state, due_at,
        status_code, accepted_at, ended_at)
      select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7001'
          || replace(substr(gen_random_uuid()::text, 20), '-', ''))::uuid,
        gen_random_uuid(), gen_random_uuid(), 0, 'default', 'Create', 'SmartHands', 'emg',
        :state, at, :code, at, at + :took * interval '1 millisecond'
      from (select ledger_now() - :ago * interval '1 minute' as at) as times\
      """;

  private final TestLedger ledger = new TestLedger();

  @AfterEach
  void close() {
    ledger.close();
  }

  private void task(int minutesAgo, String state, int code, int took) {
    ledger
        .sql()
        .sql(TASK)
        .param("ago", minutesAgo)
        .param("state", state)
        .param("code", code)
        .param("took", took)
        .update();
  }

  private List<Counted> counted() {
    return ledger.the(ReadLastHour.class).hour(ReadLastHour.MOST).tasks();
  }

  @Test
  void whatIsOlderThanAnHourIsNotCounted() {
    task(61, "ACKNOWLEDGED", 201, 100);
    task(58, "ACKNOWLEDGED", 201, 100);
    task(1, "ACKNOWLEDGED", 201, 100);

    assertThat(counted()).extracting(Counted::slot).containsExactlyInAnyOrder(11, 0);
  }

  @Test
  void tasksThatHaveAllInCommonAreOneLine() {
    task(2, "REFUSED", 400, 1_000);
    task(2, "REFUSED", 400, 1_001);
    task(2, "REFUSED", 500, 1_000);

    assertThat(counted())
        .containsExactlyInAnyOrder(
            new Counted("default", 0, true, 400, 69, 2),
            new Counted("default", 0, true, 500, 69, 1));
    assertThat(ReadLastHour.millis(69)).isBetween(950.0, 1_050.0);
  }

  @Test
  void whatAnOperatorSaysIsNoAnswerOfEquinix() {
    task(2, "REFUSED", 400, 1_000);
    ledger.sql().sql("update task set reason = 'operator'").update();

    assertThat(counted()).containsExactly(new Counted("default", 0, false, null, null, 1));
  }

  @Test
  void howFarBackWasLookedIsTheSameForEverySubscription() {
    task(2, "ACKNOWLEDGED", 201, 100);
    task(12, "ACKNOWLEDGED", 201, 100);
    task(40, "ACKNOWLEDGED", 201, 100);

    Hour cut = ledger.the(ReadLastHour.class).hour(2);
    assertThat(cut.of("another"::equals)).isEqualTo(new Hour(true, 2, List.of()));
    Hour whole = ledger.the(ReadLastHour.class).hour(4);
    assertThat(whole.cut()).isFalse();
    assertThat(whole.oldest()).isEqualTo(11);
  }

  @Test
  void onlyEquinixsAnswerHasALengthOfTime() {
    task(2, "NOT_SENT", 0, 1_000);

    assertThat(counted()).extracting(Counted::step).containsOnlyNulls();
  }
}
