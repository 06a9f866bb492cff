package io.emgadapter.ledger.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Driver;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.Requests;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.send.Claim.ClaimLimits;
import io.emgadapter.ledger.send.Claim.ClaimLimits.Kind;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is claimed is what can be sent, whatever else waits. */
class ClaimTest {
  private static final Kind HANDS = new Kind("default", Resource.SMART_HANDS);
  private static final String WAITING =
      "select 1 from pg_locks where locktype = 'advisory' and not granted";
  private static final int MANY = 100_000;

  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  private List<ClaimedTask> claim(Route route, ClaimLimits room) {
    return ledger.the(Claim.class).claim(Driver.LEASE, route, room);
  }

  private void accept(int tasks) {
    driver.accept(
        IntStream.range(0, tasks)
            .mapToObj(i -> Requests.create("c" + i))
            .toArray(NewRequest[]::new));
  }

  private void set(String what, String where) {
    ledger.sql().sql("update task set " + what + " where " + where).update();
  }

  @Test
  void aRouteClaimsItsOwnTasksAlone() {
    accept(2);
    set("route = 'rest'", "id = (select min(id::text)::uuid from task)");

    assertThat(claim(Route.REST, ClaimLimits.of(Set.of(), 10))).hasSize(1);
    assertThat(claim(Route.EMG, ClaimLimits.of(Set.of(), 10))).hasSize(1);
  }

  @Test
  void whatIsHeldIsLeftAsItIsUntilItIsTooLate() {
    driver.accept(Requests.create("c"), Requests.create("d", Instant.now().plusSeconds(60)));
    ClaimLimits room = ClaimLimits.of(Set.of("default"), 10);

    assertThat(claim(Route.EMG, room)).isEmpty();
    assertThat(ledger.rows("select 1 from task where fence > 0 or attempts > 0")).isEmpty();

    ledger.pass(Duration.ofSeconds(61));
    assertThat(claim(Route.EMG, room)).isEmpty();
    assertThat(driver.claimLate()).hasSize(1);
  }

  @Test
  void ofEachKindNoMoreThanItsShareIsInHand() {
    accept(6);
    set("resource = 'WorkVisit'", "id in (select id from task order by id desc limit 2)");

    assertThat(claim(Route.EMG, new ClaimLimits(Set.of(), 5, 3, Map.of(HANDS, 1))))
        .extracting(task -> task.resource())
        .containsExactlyInAnyOrder(
            Resource.SMART_HANDS, Resource.SMART_HANDS, Resource.WORK_VISIT, Resource.WORK_VISIT);
    assertThat(claim(Route.EMG, new ClaimLimits(Set.of(), 5, 3, Map.of(HANDS, 4)))).isEmpty();
  }

  @Test
  void theLongestDueGoFirstWhateverTheirKind() {
    accept(4);
    set("due_at = due_at - interval '1 hour', subscription = 'z'", "id = (" + last() + ")");

    assertThat(claim(Route.EMG, ClaimLimits.of(Set.of(), 1)))
        .extracting(ClaimedTask::subscription)
        .containsExactly("z");
  }

  @Test
  void aSubscriptionWithAThousandDueDoesNotHoldUpAnother() {
    accept(1_000);
    set("due_at = due_at - interval '1 hour'", "true");
    set("subscription = 'other', due_at = due_at + interval '1 hour'", "id = (" + last() + ")");

    assertThat(claim(Route.EMG, ClaimLimits.of(Set.of(), 10)))
        .hasSize(10)
        .extracting(ClaimedTask::subscription)
        .containsOnlyOnce("other");
  }

  private static String last() {
    return "select id from task order by id desc limit 1";
  }

  @Test
  void whatIsTooLateIsLeasedOnceToBeEndedAndNeverToBeSent() {
    driver.accept(Requests.create("d", Instant.now().plusSeconds(1)));
    ledger.pass(Duration.ofSeconds(2));

    assertThat(claim(Route.EMG, ClaimLimits.of(Set.of(), 10))).isEmpty();
    assertThat(driver.claimLate()).hasSize(1);
    assertThat(driver.claimLate()).isEmpty();
  }

  @Test
  void ofManyKindsOnlyWhatIsClaimedIsLocked() {
    accept(40);
    set("subscription = 's' || right(id::text, 6)", "true");

    int locked =
        new TransactionTemplate(ledger.the(PlatformTransactionManager.class))
            .execute(_ -> {
              claim(Route.EMG, ClaimLimits.of(Set.of(), 2));
              return 40 - free();
            });

    assertThat(locked).isEqualTo(2);
  }

  /** How many Tasks another transaction could lock now. */
  private int free() {
    return CompletableFuture.supplyAsync(
            () -> ledger.rows("select id from task for no key update skip locked").size())
        .join();
  }

  @Test
  void whatAnotherInstanceClaimedBetweenTheLookAndTheLockIsNotClaimedAgain() throws Exception {
    accept(2);
    ledger
        .sql()
        .sql(
            """
            create or replace function ledger_now() returns timestamptz volatile language plpgsql
            as $$ begin
              perform pg_advisory_lock_shared(7), pg_advisory_unlock_shared(7);
              return clock_timestamp();
            end $$\
            """)
        .update();
    CompletableFuture<List<ClaimedTask>> claimed =
        new TransactionTemplate(ledger.the(PlatformTransactionManager.class))
            .execute(_ -> {
              ledger.rows("select pg_advisory_xact_lock(7)");
              var claiming =
                  CompletableFuture.supplyAsync(
                      () -> claim(Route.EMG, ClaimLimits.of(Set.of(), 9)));
              Awaitility.await().until(() -> !ledger.rows(WAITING).isEmpty());
              set("fence = 1, due_at = due_at + interval '1 minute'", "id = (" + last() + ")");
              return claiming;
            });

    assertThat(claimed.get()).hasSize(1);
  }

  @Test
  void aHundredThousandOfAnotherRouteOrOfAPausedSubscriptionAreNotSteppedOver() {
    many(Route.REST, "default");
    many(Route.EMG, "stopped");
    many(Route.EMG, "braked");
    ledger.the(PauseSubscription.class).pause("stopped", new Act("anna", "maintenance"));
    accept(30);
    Set<String> held = Set.of("braked");

    long fastest =
        LongStream.range(0, 10)
            .map(_ -> nanos(() -> claim(Route.EMG, ClaimLimits.of(held, 1))))
            .min()
            .orElse(0);
    assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(50));
    assertThat(claim(Route.EMG, ClaimLimits.of(held, 100))).hasSize(20);
  }

  private static long nanos(Runnable what) {
    long start = System.nanoTime();
    what.run();
    return System.nanoTime() - start;
  }

  /** Tasks that are ready, all as due as the others, without statistics of them. */
  private void many(Route route, String subscription) {
    driver.accept(Requests.create(route.word() + "-" + subscription));
    ledger
        .sql()
        .sql(
            """
            insert into task (id, request, subscription, lane, turn, verb, resource, route, state,
              due_at)
            select gen_random_uuid(), request, ?, lane, n, verb, resource, ?, 'READY',
              ledger_now() - interval '1 day'
            from (select * from task limit 1) as one, generate_series(1, ?) as n\
            """)
        .params(subscription, route.word(), MANY)
        .update();
    ledger
        .sql()
        .sql("update task set route = ?, subscription = ? where turn = 0")
        .params(route.word(), subscription)
        .update();
  }
}
