package io.emgadapter.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.CommandBulk;
import io.emgadapter.ledger.parked.PreviewBulk;
import io.emgadapter.ledger.parked.PreviewBulk.Wanted;
import io.emgadapter.ledger.parked.ResolveParked;
import io.emgadapter.ledger.parked.ResolveParked.Done;
import io.emgadapter.ledger.parked.ResolveParked.Resolved;
import io.emgadapter.ledger.parked.WorkBulk;
import io.emgadapter.ledger.parked.WorkBulk.BulkItem;
import io.emgadapter.ledger.parked.WorkBulk.Hold;
import io.emgadapter.ledger.parked.WorkBulk.Lost;
import io.emgadapter.ledger.reads.ReadBulk;
import io.emgadapter.ledger.reads.ReadBulk.BulkItemStatus;
import io.emgadapter.ledger.reads.ReadBulk.BulkStatus;
import io.emgadapter.ledger.reads.ReadBulk.Outcome;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Lease.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is done to many parked messages is done to those that were shown and to no other, once,
 * whoever dies or commands meanwhile.
 */
class BulkActsTest {
  private static final Act ANNA = new Act("anna", "OPS-20");
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final TestLedger ledger = new TestLedger();
  private final WorkBulk work = ledger.the(WorkBulk.class);
  private final ResolveParked resolveParked = ledger.the(ResolveParked.class);
  private @Nullable BulkActs loop;

  @AfterEach
  void close() {
    if (loop != null) {
      loop.stop();
    }
    ledger.close();
  }

  private void park(int many, String source) {
    ledger
        .sql()
        .sql(
            """
            insert into parked (id, subscription, source, reason)
            select gen_random_uuid(), 'default', ?, 'unsigned' from generate_series(1, ?)\
            """)
        .params(source, many)
        .update();
  }

  private UUID started(String action, int most) {
    Wanted wanted = new Wanted(action, "default", null, "unsigned");
    UUID bulk = ledger.the(PreviewBulk.class).preview(wanted, "anna", most);
    assertThat(ledger.the(CommandBulk.class).start(bulk, ANNA)).isTrue();
    return bulk;
  }

  private BulkStatus status(UUID bulk) {
    return ledger.the(ReadBulk.class).one(bulk).orElseThrow();
  }

  private List<BulkItemStatus> items(UUID bulk, Outcome outcome) {
    return ledger.the(ReadBulk.class).items(bulk, outcome, 0, 100);
  }

  private long count(String condition) {
    return ledger
        .sql()
        .sql("select count(*) from parked where " + condition)
        .query(Long.class)
        .single();
  }

  @SuppressWarnings("NullAway") // Replays of this test never get as far as the three.
  private void run() {
    Bells bells = ledger.the(Bells.class);
    run(new Replay(resolveParked, null, null, null, new Subscriptions(Map.of()), bells));
  }

  /** With replays that have an effect of the test's. */
  @SuppressWarnings("NullAway") // The effect takes the place of all that.
  private void run(Supplier<Resolved> effect) {
    Bells bells = ledger.the(Bells.class);
    run(
        new Replay(resolveParked, null, null, null, new Subscriptions(Map.of()), bells) {
          @Override
          Resolved replay(UUID id, Act act, Function<Supplier<Resolved>, Resolved> within) {
            return resolveParked.replay(id, act, _ -> within.apply(effect));
          }
        });
  }

  private void run(Replay replay) {
    Bells bells = ledger.the(Bells.class);
    BulkActs acts = new BulkActs(work, resolveParked, replay, bells, new Instance());
    loop = acts;
    acts.start();
  }

  private BulkStatus ended(UUID bulk) {
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> status(bulk), status -> status.endedAt() != null);
  }

  private Hold hold(String owner) {
    return work.claim(owner, LEASE).orElseThrow();
  }

  private void discard(Hold hold, BulkItem item) {
    resolveParked.discard(
        item.parked(), hold.act(), _ -> work.within(hold, item, () -> new Done("")));
  }

  @Test
  void tenThousandAreDoneAndNoneOfThoseThatCameMeanwhile() {
    park(10_000, "emg");
    UUID bulk = started("discard", PreviewBulk.MOST);
    run();
    for (int i = 0; i < 2_000 && status(bulk).endedAt() == null; i++) {
      park(10, "emg");
    }

    BulkStatus status = ended(bulk);
    assertThat(status.state()).isEqualTo("done");
    assertThat(status.items()).isEqualTo(10_000);
    assertThat(status.done()).isEqualTo(10_000);
    assertThat(count("state = 'DISCARDED'")).isEqualTo(10_000);
    assertThat(count("state = 'PARKED'")).isPositive();
    assertThat(
            ledger.rows(
                """
                select parked.id from parked join bulk_item on bulk_item.parked = parked.id
                  join audit on target = 'parked/' || parked.id and actor = 'anna'
                    and action = 'discard' and audit.detail like 'bulk/%: OPS-20'
                where outcome = 'done'\
                """))
        .hasSize(10_000);
  }

  @Test
  void aPreviewFreezesTheOldestAndSaysThatThereAreMore() {
    park(5, "emg");
    UUID bulk = started("discard", 3);

    assertThat(status(bulk).items()).isEqualTo(3);
    assertThat(status(bulk).more()).isTrue();
    assertThat(items(bulk, Outcome.ANY)).extracting(BulkItemStatus::nth).containsExactly(1, 2, 3);
  }

  @Test
  void aCrashLeavesAnItemDoneAndRecordedOrNeitherAndAnotherInstanceGoesOn() {
    park(3, "emg");
    UUID bulk = started("discard", 10);
    Hold hold = hold("one");
    List<BulkItem> items = work.next(hold, 10);
    discard(hold, items.getFirst());
    assertThatThrownBy(() ->
            resolveParked.discard(
                items.getLast().parked(),
                ANNA,
                _ -> {
                  work.within(hold, items.getLast(), () -> new Done(""));
                  throw new IllegalStateException("The process dies before the commit");
                }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(count("state = 'DISCARDED'")).isEqualTo(1);
    assertThat(status(bulk).done()).isEqualTo(1);

    ledger.pass(LEASE.plusSeconds(1));
    run();
    assertThat(ended(bulk).state()).isEqualTo("done");
    assertThat(ledger.rows("select 1 from audit where action = 'discard'")).hasSize(3);
  }

  @Test
  void nobodyTakesWhatAnotherInstanceHoldsAndWhoSleptPastItsLeaseDoesNothing() {
    park(2, "emg");
    started("discard", 10);
    Hold slow = hold("one");
    BulkItem item = work.next(slow, 10).getFirst();
    assertThat(work.claim("two", LEASE)).isEmpty();

    ledger.pass(LEASE.plusSeconds(1));
    assertThatThrownBy(() -> discard(slow, item)).isInstanceOf(Lost.class);
    assertThatThrownBy(() -> work.failed(slow, item, "x")).isInstanceOf(Lost.class);

    Hold again = hold("one");
    assertThatThrownBy(() -> discard(slow, item)).isInstanceOf(Lost.class);
    assertThat(count("state = 'DISCARDED'")).isZero();
    discard(again, item);
    assertThat(count("state = 'DISCARDED'")).isEqualTo(1);
  }

  @Test
  void whatSomebodyElseDiscardedMeanwhileIsNoSuccess() {
    park(3, "emg");
    UUID bulk = started("discard", 10);
    UUID taken = items(bulk, Outcome.ANY).get(1).parked();
    resolveParked.discard(taken, new Act("berta", null));
    run();

    BulkStatus status = ended(bulk);

    assertThat(status.state()).isEqualTo("done-with-failures");
    assertThat(status.done()).isEqualTo(2);
    assertThat(items(bulk, Outcome.FAILED))
        .extracting(each -> each.parked() + " " + each.code())
        .containsExactly(taken + " done-before");
    assertThat(count("resolved_by = 'berta'")).isEqualTo(1);
  }

  @Test
  void whatCannotBeReplayedFailsWithTheCodeOfTheSingleCommand() {
    park(1, "task");
    park(1, "emg");
    ledger
        .sql()
        .sql("insert into parked_content (parked, bytes) select id, '' from parked")
        .update();
    UUID bulk = started("replay", 10);
    run();

    assertThat(ended(bulk).state()).isEqualTo("done-with-failures");
    assertThat(items(bulk, Outcome.FAILED))
        .extracting(BulkItemStatus::code)
        .containsExactlyInAnyOrder("is-a-task", "no-subscription");
    assertThat(count("state = 'PARKED' and in_vain = 1")).isEqualTo(2);
    assertThat(ledger.rows("select 1 from audit where action = 'replay-in-vain'")).isEmpty();
  }

  @Test
  void whatMeetsALockStaysOpenAndIsDoneOnceThatIsGone() throws SQLException {
    park(1, "emg");
    UUID bulk = started("replay", 10);
    var tries = new AtomicInteger();
    try (Connection other = ledger.the(DataSource.class).getConnection();
        Statement locks = other.createStatement()) {
      locks.execute("select pg_advisory_lock(7)");
      run(() -> {
        tries.incrementAndGet();
        ledger.sql().sql("set local lock_timeout = '50ms'").update();
        return new Durably(() -> true)
            .untilUp(() -> {
              ledger.sql().sql("select pg_advisory_xact_lock(7)").query().listOfRows();
              return new Done("");
            });
      });
      await().until(() -> tries.get() > 1);
      assertThat(items(bulk, Outcome.OPEN)).hasSize(1);
      locks.execute("select pg_advisory_unlock(7)");
    }

    assertThat(ended(bulk).state()).isEqualTo("done");
  }

  @Test
  void whatTheLedgerRefusesFailsOnceAndTheActEnds() {
    park(1, "emg");
    UUID bulk = started("replay", 10);
    run(() -> {
      new Durably(() -> true)
          .each(
              List.of("not a number"),
              values -> ledger.sql().sql("select ?::integer").params(values).query().listOfRows(),
              _ -> {});
      new Durably(() -> true)
          .untilUp(() -> ledger.sql().sql("select 1").query(Integer.class).single());
      return new Done("");
    });

    assertThat(ended(bulk).failed()).isEqualTo(1);
    assertThat(items(bulk, Outcome.FAILED))
        .extracting(BulkItemStatus::code)
        .containsExactly("not-done");
    assertThat(count("state = 'PARKED'")).isEqualTo(1);
  }

  @Test
  void aMessageThatOverflowsTheStackStopsNoOther() {
    park(2, "emg");
    UUID bulk = started("replay", 10);
    var tries = new AtomicInteger();
    run(() -> {
      if (tries.incrementAndGet() == 1) {
        throw new StackOverflowError();
      }
      return new Done("");
    });

    assertThat(ended(bulk).done()).isEqualTo(1);
    assertThat(items(bulk, Outcome.FAILED))
        .extracting(BulkItemStatus::code)
        .containsExactly("not-done");
  }

  @Test
  void whatMayHaveKilledAProcessIsReplayedOneByOneOnly() {
    park(1, "emg");
    ledger.sql().sql("update parked set reason = 'dead-lettered'").update();
    park(1, "emg");
    Wanted all = new Wanted("replay", "default", null, null);
    UUID bulk = ledger.the(PreviewBulk.class).preview(all, "anna", 10);
    ledger.the(CommandBulk.class).start(bulk, ANNA);
    run(() -> new Done(""));

    assertThat(ended(bulk).done()).isEqualTo(1);
    assertThat(items(bulk, Outcome.FAILED))
        .extracting(BulkItemStatus::code)
        .containsExactly("one-by-one");
    assertThat(count("state = 'PARKED' and in_vain = 0")).isEqualTo(1);
  }

  @Test
  void undecidedTasksAreDiscardedOnlyIfTheyAreNamed() {
    park(1, "task");
    park(2, "emg");

    assertThat(status(started("discard", 10)).items()).isEqualTo(2);
    Wanted tasks = new Wanted("discard", null, "task", null);
    UUID named = ledger.the(PreviewBulk.class).preview(tasks, "anna", 10);
    assertThat(status(named).items()).isEqualTo(1);
  }

  @Test
  void aCancellationEndsItAfterTheItemInHand() {
    park(3, "emg");
    UUID bulk = started("discard", 10);
    Hold hold = hold("one");
    List<BulkItem> items = work.next(hold, 10);
    discard(hold, items.getFirst());

    assertThat(ledger.the(CommandBulk.class).cancel(bulk, ANNA)).isTrue();

    assertThatThrownBy(() -> discard(hold, items.get(1))).isInstanceOf(Lost.class);
    work.finish(hold);
    assertThat(status(bulk).state()).isEqualTo("cancelled");
    assertThat(status(bulk).done()).isEqualTo(1);
    assertThat(items(bulk, Outcome.OPEN)).hasSize(2);
    assertThat(count("state = 'PARKED'")).isEqualTo(2);
    ledger.pass(LEASE.plusSeconds(1));
    assertThat(work.claim("two", LEASE)).isEmpty();
    assertThat(ledger.the(CommandBulk.class).start(bulk, ANNA)).isFalse();
  }

  @Test
  void whatHasNoItemLeftIsNotCancelled() {
    park(1, "emg");
    UUID bulk = started("discard", 10);
    Hold hold = hold("one");
    discard(hold, work.next(hold, 10).getFirst());

    assertThat(ledger.the(CommandBulk.class).cancel(bulk, ANNA)).isFalse();

    work.finish(hold);
    assertThat(status(bulk).state()).isEqualTo("done");
  }

  @Test
  void twoActsUponTheSameMessageDoItOnce() {
    park(2, "emg");
    UUID first = started("discard", 10);
    UUID second = started("discard", 10);
    run();

    assertThat(ended(first).done() + ended(second).done()).isEqualTo(2);
    assertThat(ended(first).failed() + ended(second).failed()).isEqualTo(2);
  }
}
