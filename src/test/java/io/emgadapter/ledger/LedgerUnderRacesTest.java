package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several instances do everything at once on a few orders, die, repeat; the promises hold. */
class LedgerUnderRacesTest {
  private static final int INSTANCES = Integer.getInteger("races.instances", 3);
  private static final int ACTS = Integer.getInteger("races.acts", 250);

  private final TestLedger ledger = new TestLedger();
  private final LedgerInvariants invariants = new LedgerInvariants(ledger);
  private final RacedWorld world = new RacedWorld();

  @AfterEach
  void close() {
    ledger.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nothingIsLostDoubledOvertakenOrLeftWaiting(long seed) throws Exception {
    race(seed);
    settle(new RacingInstance(ledger, world, "last", seed));

    assertThat(invariants.broken()).isEmpty();
    assertThat(invariants.brokenAtTheEnd()).isEmpty();
    assertThat(world.wrongs()).isEmpty();
    assertThat(invariants.transitions()).isSubsetOf(TaskState.transitions()).hasSizeGreaterThan(10);
    assertThat(saidUnsent()).isEmpty();
    assertThat(world.deadlocks()).hasSizeLessThan(world.transactions() / 100);
  }

  /** All instances at once, while one more lets time pass and looks. */
  private void race(long seed) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(INSTANCES + 1)) {
      Future<?> watching = threads.submit(() -> watch(over, new Random(seed)));
      List<? extends Future<?>> racing =
          IntStream.range(0, INSTANCES)
              .mapToObj(i -> new RacingInstance(ledger, world, "i" + i, seed * 31 + i))
              .map(instance ->
                  threads.submit(() -> IntStream.range(0, ACTS).forEach(_ -> instance.act())))
              .toList();
      try {
        for (Future<?> one : racing) {
          one.get();
        }
      } finally {
        over.set(true);
      }
      watching.get();
    }
  }

  private void watch(AtomicBoolean over, Random random) {
    while (!over.get()) {
      assertThat(invariants.broken()).isEmpty();
      ledger.pass(Duration.ofSeconds(random.nextInt(12) == 0 ? 5_000 : random.nextInt(40)));
    }
  }

  /** Equinix answers all, time passes, every event finds its listener. */
  private void settle(RacingInstance last) {
    for (int i = 0; i < 500 && !invariants.brokenAtTheEnd().isEmpty(); i++) {
      last.settle();
      ledger.pass(Duration.ofSeconds(61));
    }
  }

  /** Tasks that Equinix has although the ledger says that they never left. */
  private List<String> saidUnsent() {
    return ledger
        .sql()
        .sql("select id::text from task where state = 'NOT_SENT' and id = any(:left)")
        .param("left", Sql.uuids(world.atEquinix()))
        .query(String.class)
        .list();
  }
}
