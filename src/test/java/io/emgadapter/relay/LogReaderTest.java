package io.emgadapter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.event.EventType;
import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.Json;
import io.emgadapter.ledger.events.AppendEvents;
import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.Delivery.Destination;
import io.emgadapter.ledger.events.EventTail;
import io.emgadapter.ledger.events.LoggedEvent;
import io.emgadapter.ledger.events.TakeCursors;
import io.emgadapter.relay.LogWatch.Log;
import io.emgadapter.work.Lease;
import io.emgadapter.work.Lease.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A reader of the log with a destination that does what a test wants. */
class LogReaderTest {
  private static final RelaySettings SETTINGS =
      new RelaySettings(
          "unused", 100, Duration.ofMillis(20), Duration.ofSeconds(5), Duration.ofMillis(200), 2);

  private final RelayRig rig = new RelayRig();

  @AfterEach
  void close() {
    rig.close();
  }

  /** Takes what the test says, and remembers all that came. */
  private static final class Heard implements EventTarget {
    final List<String> came = new CopyOnWriteArrayList<>();
    final AtomicInteger batches = new AtomicInteger();
    final Function<Delivery, Attempt> answer;

    Heard(Function<Delivery, Attempt> answer) {
      this.answer = answer;
    }

    @Override
    public int most() {
      return 100;
    }

    @Override
    public Stream<Delivery> deliveries(LoggedEvent event) {
      return Stream.of(Delivery.of(event, Destination.EXCHANGE, null));
    }

    @Override
    public List<Attempt> deliver(List<Delivery> copies, BooleanSupplier may) {
      List<Attempt> attempts = new ArrayList<>();
      for (Delivery copy : copies) {
        Attempt each = may.getAsBoolean() ? answer.apply(copy) : Attempt.outage(copy);
        attempts.add(each);
        if (each.end() == Attempt.End.DONE) {
          came.add(copy.logged().event().subject() + copy.logged().number());
        }
      }
      batches.incrementAndGet();
      return attempts;
    }

    /** Whether an event of a subject came for the last time after all that were before it. */
    boolean isInOrder() {
      Map<String, Integer> last = new HashMap<>();
      for (int i = 0; i < came.size(); i++) {
        last.put(came.get(i), i);
      }
      List<String> byLast =
          last.entrySet().stream()
              .sorted(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .toList();
      return Stream.of("r", "s")
          .allMatch(subject -> {
            List<String> of = byLast.stream().filter(each -> each.startsWith(subject)).toList();
            return of.equals(of.stream().sorted().toList());
          });
    }
  }

  private void twoRequests() {
    rig.stories.acknowledged(rig.stories.sent("r"));
    rig.stories.acknowledged(rig.stories.sent("s"));
  }

  private void start(EventTarget target) {
    rig.relay(Map.of("events", target), SETTINGS);
  }

  @Test
  void whatCommitsIsDeliveredFromMemoryWithoutReadingTheLog() {
    Heard heard = new Heard(Attempt::done);
    start(heard);
    Awaitility.await().until(this::isHeld);
    twoRequests();

    Awaitility.await()
        .untilAsserted(() -> assertThat(heard.came).containsExactly("r1", "r2", "s3", "s4"));
    rig.passed("events");
  }

  @Test
  void aNackInTheMiddleOfABatchHoldsUpItsSubjectAloneAndCountsNothing() {
    List<Long> refused = new CopyOnWriteArrayList<>();
    Heard heard =
        new Heard(copy ->
            copy.logged().number() == 1 && refused.size() < 2 && refused.add(1L)
                ? Attempt.waits(copy, Duration.ofMillis(300))
                : Attempt.done(copy));
    twoRequests();
    start(heard);

    rig.left("events", "DUE 0", "DUE 0");
    assertThat(heard.came).contains("s3", "s4");
    Awaitility.await()
        .untilAsserted(() -> {
          rig.ledger.pass(Duration.ofSeconds(1));
          assertThat(rig.ledger.rows("select 1 from event_retry")).isEmpty();
        });

    assertThat(heard.isInOrder()).as(heard.came::toString).isTrue();
    assertThat(heard.came).endsWith("r1", "r2");
  }

  @Test
  void inAnOutageTheReaderStaysAndOnlyWhatIsUndecidedComesAgain() {
    List<Long> silent = new CopyOnWriteArrayList<>();
    Heard heard =
        new Heard(copy ->
            copy.logged().number() == 1 && silent.size() < 3 && silent.add(1L)
                ? Attempt.outage(copy)
                : Attempt.done(copy));
    twoRequests();
    start(heard);
    rig.passed("events");

    assertThat(heard.isInOrder()).as(heard.came::toString).isTrue();
    assertThat(heard.came.stream().filter("s3"::equals)).hasSize(1);
    rig.left("events");
  }

  @Test
  void theCursorIsNeverBeyondWhatIsNotDelivered() {
    List<Long> passed = new CopyOnWriteArrayList<>();
    Heard heard =
        new Heard(copy -> {
          rig.ledger
              .rows("select number from event_cursor where reader = 'events'")
              .forEach(row -> passed.add((Long) row.get("number")));
          return passed.size() < 3 ? Attempt.outage(copy) : Attempt.done(copy);
        });
    tell("r");
    start(heard);
    rig.passed("events");

    assertThat(passed).containsOnly(0L);
  }

  @Test
  void whoLosesTheReaderInTheMiddleOfABatchDeliversNoMoreOfIt() {
    Heard heard =
        new Heard(copy -> {
          rig.ledger
              .sql()
              .sql(
                  "update event_cursor set owner = 'another', fence = fence + 1, until = 'infinity'")
              .update();
          rig.watch.lost(rig.watch.state("events").hold());
          return Attempt.done(copy);
        });
    tell("r", "s", "r");
    start(heard);
    Awaitility.await().until(() -> heard.batches.get() > 0);

    assertThat(heard.came).containsExactly("r1");
  }

  @Test
  void whatWasNotTakenBeforeAnOutageHoldsUpItsSubjectAfterIt() {
    AtomicBoolean isOut = new AtomicBoolean(true);
    AtomicInteger refusals = new AtomicInteger();
    AtomicInteger silences = new AtomicInteger();
    Heard heard =
        new Heard(copy -> {
          if (copy.logged().number() == 1 && refusals.getAndIncrement() == 0) {
            return Attempt.waits(copy, Duration.ofMillis(300));
          }
          boolean silent = copy.logged().number() == 2 && isOut.get();
          silences.addAndGet(silent ? 1 : 0);
          return silent ? Attempt.outage(copy) : Attempt.done(copy);
        });
    tell("r", "s");
    start(heard);
    Awaitility.await().until(() -> silences.get() > 0);
    tell("r");
    int before = silences.get();
    Awaitility.await().until(() -> silences.get() > before + 2);
    assertThat(heard.came).isEmpty();

    isOut.set(false);
    rig.passed("events");
    Awaitility.await()
        .untilAsserted(() -> {
          rig.ledger.pass(Duration.ofSeconds(1));
          assertThat(heard.came).containsExactly("s2", "r1", "r3");
        });
  }

  @Test
  void whatRetentionForgotMeanwhileHidesNothingFromAnInstanceThatSlept() {
    Heard heard = new Heard(Attempt::done);
    tell("r");
    start(heard);
    rig.passed("events");
    rig.ledger
        .sql()
        .sql(
            """
            insert into event (number, id, type, routing_key, subject, final)
            select nextval('event_number'), gen_random_uuid(), 'order.updated', 'x', 'x', false
            from generate_series(1, 600)\
            """)
        .update();
    tell("s");

    Awaitility.await().untilAsserted(() -> assertThat(heard.came).containsExactly("r1", "s602"));
  }

  private void tell(String... subjects) {
    new TransactionTemplate(rig.ledger.the(PlatformTransactionManager.class))
        .executeWithoutResult(_ ->
            rig.ledger
                .the(AppendEvents.class)
                .append(Stream.of(subjects).map(LogReaderTest::event).toList()));
  }

  private static NewEvent event(String subject) {
    return new NewEvent(
        Ids.next(),
        EventType.ORDER_UPDATED,
        subject,
        "smarthands",
        "default",
        null,
        false,
        null,
        Json.object());
  }

  @Test
  void aTargetThatFailsInAWayThatNobodyExpectedIsTriedAgain() {
    List<Long> failed = new CopyOnWriteArrayList<>();
    Heard heard =
        new Heard(copy -> {
          if (failed.size() < 2 && failed.add(1L)) {
            throw new IllegalStateException("nobody expected that");
          }
          return Attempt.done(copy);
        });
    twoRequests();
    start(heard);
    rig.passed("events");

    assertThat(heard.isInOrder()).isTrue();
    assertThat(heard.came).contains("r1", "r2", "s3", "s4");
  }

  @Test
  void aHolderThatLostItsLeaseDeliversNothingMoreAndTheNextOneGoesOnFromTheCursor() {
    Heard first = new Heard(Attempt::done);
    start(first);
    twoRequests();
    rig.passed("events");
    rig.ledger
        .sql()
        .sql("update event_cursor set owner = 'another', fence = fence + 1, until = 'infinity'")
        .update();
    Awaitility.await()
        .untilAsserted(() -> {
          rig.stories.acknowledged(rig.stories.sent("x" + System.nanoTime()));
          long before = first.came.size();
          Awaitility.await().pollDelay(Duration.ofMillis(1500)).until(() -> true);
          assertThat(first.came).hasSize((int) before);
        });
    int delivered = first.came.size();

    rig.ledger.sql().sql("update event_cursor set owner = null").update();

    Awaitility.await().until(() -> first.came.size() > delivered);
    rig.passed("events");
  }

  private boolean isHeld() {
    return !rig.ledger
        .rows("select 1 from event_cursor where reader = 'events' and owner is not null")
        .isEmpty();
  }

  @Test
  void aReaderOfADeadInstanceStandsStillForSixSecondsAndNoLonger() {
    TakeCursors cursors = rig.ledger.the(TakeCursors.class);
    cursors.begin(List.of("events"));
    cursors.look(new Lease("dead", LogWatch.LEASE), List.of("events"), false);
    Heard heard = new Heard(Attempt::done);
    start(heard);
    twoRequests();

    rig.ledger.pass(Duration.ofSeconds(5));
    Awaitility.await().during(Duration.ofMillis(300)).until(heard.came::isEmpty);
    rig.ledger.pass(Duration.ofSeconds(1));

    rig.passed("events");
    assertThat(heard.came).containsExactly("r1", "r2", "s3", "s4");
  }

  /** A reader tells nothing once half of its lease has passed. */
  @Test
  void aReaderIsHeldAllTheTimeHoweverSeldomTheLogIsLookedAt() {
    Log log = rig.log(new EventTail());
    LogWatch watch = new LogWatch(log, new Instance(), Duration.ofHours(1), List.of("events"));
    watch.start();
    try {
      Awaitility.await().until(() -> watch.state("events").hold() != null);
      Awaitility.await()
          .during(LogWatch.LEASE.dividedBy(2).plusSeconds(1))
          .until(() -> Objects.requireNonNull(watch.state("events").hold()).watch().holds());
    } finally {
      watch.stop();
    }
  }

  @Test
  void aCleanStopGivesBackWhatIsHeldAlsoWhereNothingWasReadYet() {
    Relays stopping = rig.relay(Map.of("events", new Heard(Attempt::done)), SETTINGS);
    Awaitility.await().until(this::isHeld);
    stopping.stop();
    assertThat(isHeld()).isFalse();

    // One that has never done a round gives back as well.
    Log log = rig.log(new EventTail());
    LogWatch watch = new LogWatch(log, new Instance(), SETTINGS.poll(), List.of("events"));
    LogReader neverRead = new LogReader("events", new Heard(Attempt::done), watch, log, SETTINGS);
    watch.start();
    Awaitility.await().until(() -> watch.state("events").hold() != null);
    watch.stop();
    neverRead.leave();
    assertThat(isHeld()).isFalse();
  }
}
