package io.emgadapter.ledger.events;

import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.Delivery.Attempt.End;
import io.emgadapter.ledger.events.TakeCursors.Hold;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that records how far a reader has come, which deliveries it left behind, and what
 * became of those that it had left behind before. Only the holder of the reader can move it, which
 * its fence proves.
 */
@Component
public class MoveCursor {
  /** After this time without a successful delivery, the next failure disables a webhook. */
  public static final long DISABLED_AFTER_SECONDS = 5 * 24 * 3600;

  private static final String MOVE =
      """
      update event_cursor set number = greatest(number, :number),
        until = ledger_now() + make_interval(secs => :seconds)
      where reader = :reader and owner = :owner and fence = :fence\
      """;

  // A row that exists already was written for a repetition, or by this very move, if its first
  // commit was in doubt.
  private static final String LEAVE_BEHIND =
      """
      insert into event_retry (destination, number, reader, subject, correlation_id, state, attempts,
        outcome, tried_at, due_at)
      select destination, number, :reader, subject, correlation, state, attempts, outcome,
        case when tried then ledger_now() end, ledger_now() + make_interval(secs => millis / 1000.0)
      from unnest(:destinations, :numbers, :subjects, :correlations, :states, :attempts, :outcomes,
          :tried, :millis)
        as given (destination, number, subject, correlation, state, attempts, outcome, tried, millis)
      order by destination, number
      on conflict do nothing\
      """;

  // A row that was changed meanwhile is delivered once more.
  private static final String DONE_AGAIN =
      """
      delete from event_retry using unnest(:destinations, :numbers, :versions)
        as given (destination, number, version)
      where event_retry.destination = given.destination and event_retry.number = given.number
        and event_retry.version = given.version\
      """;

  private static final String FAILED =
      """
      update event_retry set state = given.state, attempts = given.attempts,
        outcome = coalesce(given.outcome, event_retry.outcome), tried_at = ledger_now(),
        version = event_retry.version + 1,
        due_at = ledger_now() + make_interval(secs => millis / 1000.0)
      from unnest(:destinations, :numbers, :versions, :states, :attempts, :outcomes, :millis)
        as given (destination, number, version, state, attempts, outcome, millis)
      where event_retry.destination = given.destination and event_retry.number = given.number
        and event_retry.version = given.version\
      """;

  // A later event cannot be delivered before a failed one, so it becomes due later and is not read
  // in vain.
  private static final String LINE_UP =
      """
      update event_retry behind set due_at = first.due_at
      from (
        select distinct on (destination, subject) destination, subject, number, due_at
        from event_retry join unnest(:destinations, :subjects) as line (destination, subject)
          using (destination, subject)
        where state = 'DUE' order by destination, subject, number) as first
      where behind.destination = first.destination and behind.subject = first.subject
        and behind.state = 'DUE' and behind.number > first.number and behind.due_at < first.due_at\
      """;

  private static final String WEBHOOK =
      """
      insert into webhook as w (name, failing_since, disabled_at)
      values (:name, case when not :worked then ledger_now() end,
        case when :gone then ledger_now() end)
      on conflict (name) do update set
        failing_since = case when not :worked then coalesce(w.failing_since, ledger_now()) end,
        disabled_at = case
          when w.disabled_at is not null then w.disabled_at
          when :gone or (not :worked
            and w.failing_since < ledger_now() - make_interval(secs => :longest))
          then ledger_now() end
      where :gone or not :worked or w.failing_since is not null\
      """;

  private final JdbcClient jdbc;

  MoveCursor(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The state of a webhook's endpoint.
   *
   * @param worked whether it took anything
   * @param gone whether it answered that it is gone for good
   */
  public record Endpoint(String name, boolean worked, boolean gone) {}

  /**
   * Moves a reader.
   *
   * @param number everything up to this number was delivered, or is left behind
   * @param left deliveries from the log that are left behind now
   * @param again what became of deliveries that had been left behind
   * @param endpoint the state of a webhook, if that has changed; null otherwise
   * @return false if another instance holds the reader by now; then nothing was done
   */
  @Transactional
  public boolean move(
      Hold hold,
      long number,
      List<Attempt> left,
      List<Attempt> again,
      @Nullable Endpoint endpoint) {
    if (!moved(hold, number)) {
      return false;
    }
    if (!left.isEmpty()) {
      leaveBehind(hold, left);
    }
    record(again);
    lineUp(Stream.concat(left.stream(), again.stream()).filter(MoveCursor::remains).toList());
    if (endpoint != null) {
      jdbc.sql(WEBHOOK)
          .param("name", endpoint.name())
          .param("worked", endpoint.worked())
          .param("gone", endpoint.gone())
          .param("longest", DISABLED_AFTER_SECONDS)
          .update();
    }
    return true;
  }

  private boolean moved(Hold hold, long number) {
    return jdbc.sql(MOVE)
            .param("number", number)
            .param("seconds", hold.watch().lease().seconds())
            .param("reader", hold.reader())
            .param("owner", hold.watch().lease().owner())
            .param("fence", hold.fence())
            .update()
        == 1;
  }

  private void leaveBehind(Hold hold, List<Attempt> left) {
    jdbc.sql(LEAVE_BEHIND)
        .param("reader", hold.reader())
        .param("destinations", destinations(left))
        .param("numbers", numbers(left))
        .param("subjects", subjects(left))
        .param("correlations", Sql.texts(left, attempt -> attempt.delivery().correlationId()))
        .param("states", Sql.texts(left, MoveCursor::state))
        .param("attempts", Sql.ints(left, Attempt::attempts))
        .param("outcomes", Sql.texts(left, Attempt::outcome))
        .param("tried", Sql.bools(left, Attempt::counts))
        .param("millis", Sql.longs(left, attempt -> attempt.retryIn().toMillis()))
        .update();
  }

  private void record(List<Attempt> again) {
    List<Attempt> done = again.stream().filter(attempt -> attempt.end() == End.DONE).toList();
    List<Attempt> failed = again.stream().filter(attempt -> attempt.end() != End.DONE).toList();
    if (!done.isEmpty()) {
      jdbc.sql(DONE_AGAIN)
          .param("destinations", destinations(done))
          .param("numbers", numbers(done))
          .param("versions", Sql.ints(done, attempt -> attempt.delivery().version()))
          .update();
    }
    if (!failed.isEmpty()) {
      jdbc.sql(FAILED)
          .param("destinations", destinations(failed))
          .param("numbers", numbers(failed))
          .param("versions", Sql.ints(failed, attempt -> attempt.delivery().version()))
          .param("states", Sql.texts(failed, MoveCursor::state))
          .param("attempts", Sql.ints(failed, Attempt::attempts))
          .param("outcomes", Sql.texts(failed, Attempt::outcome))
          .param("millis", Sql.longs(failed, attempt -> attempt.retryIn().toMillis()))
          .update();
    }
  }

  private void lineUp(List<Attempt> remaining) {
    if (!remaining.isEmpty()) {
      jdbc.sql(LINE_UP)
          .param("destinations", destinations(remaining))
          .param("subjects", subjects(remaining))
          .update();
    }
  }

  private static boolean remains(Attempt attempt) {
    return attempt.end() == End.AGAIN;
  }

  private static SqlValue subjects(List<Attempt> attempts) {
    return Sql.texts(attempts, each -> each.delivery().line().subject());
  }

  private static SqlValue destinations(List<Attempt> attempts) {
    return Sql.texts(attempts, each -> each.delivery().destination().name());
  }

  private static SqlValue numbers(List<Attempt> attempts) {
    return Sql.longs(attempts, each -> each.delivery().logged().number());
  }

  private static String state(Attempt attempt) {
    return attempt.end() == End.GIVEN_UP ? "UNDELIVERABLE" : "DUE";
  }
}
