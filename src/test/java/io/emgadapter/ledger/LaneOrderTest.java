package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.ledger.lane.Lanes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everybody locks several lanes in the same order, so that two transactions never wait for each
 * other. It shows in that whoever waits for the first lane has none of the others yet.
 */
class LaneOrderTest {
  private static final int LANES = 16;

  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void lanesByTheirNames() {
    List<UUID> lanes = IntStream.range(0, LANES).mapToObj(_ -> Ids.next()).toList();
    UUID first =
        ledger
            .sql()
            .sql("select l from unnest(:lanes) as u (l) order by uuid_hash_extended(l, 11) limit 1")
            .param("lanes", Sql.uuids(lanes))
            .query(UUID.class)
            .single();

    whoWaitsForTheFirstHasNoOther(
        held -> held.lock(List.of(first)), waiting -> waiting.lock(lanes));
  }

  @Test
  void lanesOfTasks() {
    IntStream.range(0, LANES).forEach(i -> driver.accept(Requests.create("c" + i)));
    List<UUID> tasks = tasks("order by uuid_hash_extended(lane, 11)");

    whoWaitsForTheFirstHasNoOther(
        held -> held.lockOf(tasks.subList(0, 1)), waiting -> waiting.lockOf(tasks));
  }

  private List<UUID> tasks(String order) {
    return ledger.sql().sql("select id from task " + order).query(UUID.class).list();
  }

  private void whoWaitsForTheFirstHasNoOther(Consumer<Lanes> first, Consumer<Lanes> all) {
    CompletableFuture<Void> waiting =
        inTransaction(lanes -> {
          first.accept(lanes);
          CompletableFuture<Void> other =
              CompletableFuture.runAsync(() -> {
                var _ = inTransaction(also -> done(all, also));
              });
          await().until(() -> locks("not granted") == 1);
          assertThat(locks("granted")).isEqualTo(1);
          return other;
        });
    assertThat(waiting).succeedsWithin(Duration.ofSeconds(20));
  }

  private static CompletableFuture<Void> done(Consumer<Lanes> act, Lanes lanes) {
    act.accept(lanes);
    return CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Void> inTransaction(Function<Lanes, CompletableFuture<Void>> act) {
    return new TransactionTemplate(ledger.the(PlatformTransactionManager.class))
        .execute(_ -> act.apply(ledger.the(Lanes.class)));
  }

  private int locks(String which) {
    return ledger.rows("select 1 from pg_locks where locktype = 'advisory' and " + which).size();
  }
}
