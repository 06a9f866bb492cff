package io.emgadapter.ledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.event.EventType;
import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.Json;
import io.emgadapter.ledger.TestLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Numbers are given in the order of commits, so who reads on from a number misses nothing. */
class EventLogTest {
  private static final int WRITERS = 6;
  private static final int EACH = 25;

  private final TestLedger ledger = new TestLedger();
  private final TransactionTemplate transaction =
      new TransactionTemplate(ledger.the(PlatformTransactionManager.class));
  private final AppendEvents append = ledger.the(AppendEvents.class);
  private final ReadLog log = ledger.the(ReadLog.class);

  @AfterEach
  void close() {
    ledger.close();
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

  private void tell(String... subjects) {
    transaction.executeWithoutResult(
        _ -> append.append(List.of(subjects).stream().map(EventLogTest::event).toList()));
  }

  private List<String> subjects(List<LoggedEvent> events) {
    return events.stream().map(each -> each.event().subject()).toList();
  }

  @Test
  void aReaderNeverPassesOverAnEventThoughManyWriteAtOnceAndSomeRollBack() throws Exception {
    // Between its number and its commit each takes a while, another one each time.
    ledger
        .sql()
        .sql(
            """
            create function slow() returns trigger language plpgsql
              as $$ begin perform pg_sleep(random() * 0.01); return null; end $$;
            create trigger slow after insert on event for each statement execute function slow();\
            """)
        .update();
    List<Long> read = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<? extends Future<?>> writers =
          IntStream.range(0, WRITERS)
              .mapToObj(writer -> threads.submit(() -> write(new Random(writer))))
              .toList();
      while (writers.stream().anyMatch(writer -> !writer.isDone())) {
        readOn(read);
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    readOn(read);

    assertThat(read).isEqualTo(numbers()).hasSizeGreaterThan(WRITERS * EACH / 2);
    assertThat(read.getLast()).as("rolled back numbers are gaps").isGreaterThan(read.size());
  }

  private void readOn(List<Long> read) {
    long last = read.isEmpty() ? 0 : read.getLast();
    log.after(last, 7).forEach(event -> read.add(event.number()));
  }

  private List<Long> numbers() {
    return ledger
        .sql()
        .sql("select number from event order by number")
        .query((row, _) -> row.getLong(1))
        .list();
  }

  private void write(Random random) {
    for (int i = 0; i < EACH; i++) {
      boolean fails = random.nextInt(4) == 0;
      try {
        transaction.executeWithoutResult(_ -> {
          append.append(List.of(event("a"), event("b")));
          TransactionSynchronizationManager.registerSynchronization(failing(fails));
        });
      } catch (IllegalStateException expected) {
        assertThat(fails).isTrue();
      }
    }
  }

  /** What goes wrong after the events have their numbers. */
  private static TransactionSynchronization failing(boolean fails) {
    return new TransactionSynchronization() {
      @Override
      public void beforeCommit(boolean readOnly) {
        if (fails) {
          throw new IllegalStateException("rolled back");
        }
      }
    };
  }

  @Test
  void aTransactionThatAppendsEarlyAndWorksOnHoldsUpNobody() {
    transaction.executeWithoutResult(_ -> {
      append.append(List.of(event("slow")));
      CompletableFuture.runAsync(() -> tell("quick")).join();
      assertThat(subjects(log.after(0, 9))).containsExactly("quick");
    });

    assertThat(subjects(log.after(0, 9))).containsExactly("quick", "slow");
  }

  @Test
  void aTransactionThatSomebodyHoldsOpenHoldsUpNoReader() {
    transaction.executeWithoutResult(_ -> {
      ledger.sql().sql("insert into recovery (restore) values ('x')").update();
      CompletableFuture.runAsync(() -> tell("a")).join();

      assertThat(subjects(log.after(0, 9))).containsExactly("a");
    });
  }

  @Test
  void whatOneTransactionAppendsInSeveralStepsIsWrittenOnceInItsOrder() {
    int before = ledger.statements();
    transaction.executeWithoutResult(_ -> {
      append.append(List.of(event("a")));
      append.append(List.of());
      append.append(List.of(event("b"), event("c")));
    });

    assertThat(ledger.statements() - before).isEqualTo(1);
    assertThat(subjects(log.after(0, 9))).containsExactly("a", "b", "c");
  }

  @Test
  void theSameEventFromTheSameMessageIsThereOnce() {
    NewEvent event = event("a");
    transaction.executeWithoutResult(_ -> append.append(List.of(event, event)));
    transaction.executeWithoutResult(_ -> append.append(List.of(event)));

    assertThat(numbers()).hasSize(1);
  }

  @Test
  void whatIsRolledBackIsNotInMemoryEither() {
    EventTail tail = ledger.the(EventTail.class);
    tail.begin(0);
    transaction.executeWithoutResult(status -> {
      append.append(List.of(event("a")));
      status.setRollbackOnly();
    });
    tell("b");

    assertThat(tail.isBehind()).isFalse();
    assertThat(subjects(tail.after(0, 9).orElseThrow())).containsExactly("b");
  }
}
