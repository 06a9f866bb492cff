package io.emgadapter.ledger.events;

import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.Delivery.Attempt.End;
import io.emgadapter.ledger.events.Delivery.Destination;
import io.emgadapter.ledger.events.TakeCursors.Hold;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the log as the relay does, a step at a time, with nobody behind it but the test. */
public final class TestReader {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final TestLedger ledger;
  private final String reader;
  private final Lease lease;
  private final Function<LoggedEvent, Stream<Delivery>> copies;

  private TestReader(
      TestLedger ledger,
      String owner,
      String reader,
      Function<LoggedEvent, Stream<Delivery>> copies) {
    this.ledger = ledger;
    this.reader = reader;
    this.lease = new Lease(owner, LONG);
    this.copies = copies;
  }

  /** The one that takes every event to the topic exchange. */
  public static TestReader exchange(TestLedger ledger, String owner) {
    return new TestReader(
        ledger,
        owner,
        "events",
        event -> Stream.of(Delivery.of(event, Destination.EXCHANGE, event.correlationId())));
  }

  /** The one that takes copies to senders' own queues. */
  public static TestReader replies(TestLedger ledger, String owner) {
    return new TestReader(
        ledger,
        owner,
        "replies",
        event ->
            event.replies().stream()
                .map(to -> {
                  String queue = Objects.requireNonNull(to.queue());
                  return Delivery.of(event, Destination.reply(queue), to.correlationId());
                }));
  }

  /** One webhook's that hears everything. */
  public static TestReader webhook(TestLedger ledger, String owner, String name) {
    return new TestReader(
        ledger,
        owner,
        "webhook:" + name,
        event -> Stream.of(Delivery.of(event, Destination.webhook(name), event.correlationId())));
  }

  /** Takes the reader or renews its lease; nobody else may hold it. */
  public Hold hold() {
    return Objects.requireNonNull(tryToHold());
  }

  /** Takes the reader or renews its lease; null while somebody else holds it. */
  public @Nullable Hold tryToHold() {
    return ledger.the(TakeCursors.class).look(lease, List.of(reader), true).stream()
        .map(TakeCursors.Standing::hold)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What comes next in the log, without what must wait behind something; at most so many. */
  public List<Delivery> next(Hold hold, int most) {
    return ledger.the(ReadLog.class).after(hold.number(), most).stream().flatMap(copies).toList();
  }

  /** What was left behind and is due. */
  public List<Delivery> due() {
    return ledger.the(ReadLog.class).due(reader, 1_000);
  }

  /** Moves behind these, with this fate for each; what stands behind another waits. */
  public boolean move(Hold hold, List<Delivery> next, Function<Delivery, End> ends) {
    Set<Delivery.Line> blocked =
        ledger.the(ReadLog.class).blocked(next.stream().map(Delivery::line).distinct().toList());
    List<Attempt> left = new ArrayList<>();
    for (Delivery copy : next) {
      Attempt told = new Attempt(copy, ends.apply(copy), null, Duration.ofSeconds(30), true);
      if (blocked.contains(copy.line())) {
        left.add(Attempt.waits(copy, Duration.ZERO));
      } else if (told.end() != End.DONE) {
        left.add(told);
        if (told.end() == End.AGAIN) {
          blocked.add(copy.line());
        }
      }
    }
    long number = next.stream().mapToLong(copy -> copy.logged().number()).max().orElse(0);
    return ledger.the(MoveCursor.class).move(hold, number, left, List.of(), null);
  }

  /** Records what came of copies that had been left behind. */
  public boolean record(Hold hold, List<Delivery> again, Function<Delivery, End> ends) {
    List<Attempt> told =
        again.stream()
            .map(copy -> new Attempt(copy, ends.apply(copy), null, Duration.ofSeconds(30), true))
            .toList();
    return ledger.the(MoveCursor.class).move(hold, 0, List.of(), told, null);
  }

  /** Tells all that there is, and gives it in the order in which it was told. */
  public List<Delivery> tellAll() {
    List<Delivery> told = new ArrayList<>();
    boolean more = true;
    while (more) {
      Hold hold = hold();
      List<Delivery> due = due();
      record(hold, due, _ -> End.DONE);
      Set<Delivery.Line> blocked = Set.of();
      List<LoggedEvent> events = ledger.the(ReadLog.class).after(hold.number(), 1_000);
      List<Delivery> next = events.stream().flatMap(copies).toList();
      if (!next.isEmpty()) {
        blocked = ledger.the(ReadLog.class).blocked(next.stream().map(Delivery::line).toList());
      }
      move(hold, next, _ -> End.DONE);
      if (!events.isEmpty()) {
        ledger
            .the(MoveCursor.class)
            .move(hold, events.getLast().number(), List.of(), List.of(), null);
      }
      told.addAll(due);
      Set<Delivery.Line> behind = blocked;
      next.stream().filter(copy -> !behind.contains(copy.line())).forEach(told::add);
      more = !due.isEmpty() || !events.isEmpty();
    }
    return told;
  }

  /** Says of all that there is that it was told. */
  public static void tellEverything(TestLedger ledger) {
    ledger.sql().sql("delete from event_retry").update();
    ledger
        .sql()
        .sql(
            """
            update event_cursor set number = (select coalesce(max(number), 0) from event)
            where reader not in ('forget', 'purge')\
            """)
        .update();
  }
}
