package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.polls.PollPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What looking for orders to ask for costs, which is done each second. */
class IdlePollsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TestLedger ledger = new TestLedger();
  private final Noticed noticed = new Noticed(ledger);
  private final Polls one = new Polls(ledger, "one");
  private final Polls two = new Polls(ledger, "two");

  @BeforeEach
  void adopt() {
    Stream.of("1-7", "1-8", "1-9")
        .forEach(id -> noticed.take(Noticed.order("m" + id, id, "Open", 1)));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void withAnEmptyBudgetOrOnlyYoungOrdersALookLocksAndWritesNothing() {
    PollPolicy gentle = new PollPolicy(MINUTE, MINUTE, 48, Duration.ofDays(30), 2);
    assertThat(one.claim(gentle, 4)).isEmpty();
    assertThat(ledger.rows("select 1 from poll_budget")).isEmpty();
    ledger.pass(MINUTE);
    assertThat(one.claim(gentle, 4)).hasSize(1);
    String touched =
        """
        select xmin::text, xmax::text from equinix_order
        union all select xmin::text, xmax::text from poll_budget order by 1, 2\
        """;
    List<Map<String, Object>> before = ledger.rows(touched);

    assertThat(two.claim(gentle, 4)).isEmpty();

    assertThat(ledger.rows(touched)).isEqualTo(before);
  }

  @Test
  void noMoreOrdersAreLockedThanAreAskedFor() {
    ledger.pass(MINUTE.multipliedBy(10));
    String rows = "select servicer_id, xmin::text, xmax::text from equinix_order";
    List<Map<String, Object>> before = ledger.rows(rows);

    assertThat(one.claim(Polls.POLICY, 1)).hasSize(1);

    List<Map<String, Object>> left = ledger.rows(rows + " where poll_owner is null");
    assertThat(before).hasSize(3).containsAll(left);
    assertThat(left).hasSize(2);
  }
}
