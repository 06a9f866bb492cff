package io.emgadapter.ledger.send;

import io.emgadapter.ledger.LostTasks;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.send.ClaimedTask.SealedText;
import io.emgadapter.sight.LeaseLosses.Place;
import io.emgadapter.work.Lease;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that commits Tasks right before they are sent. From here on a Task may have
 * reached Equinix, and its text and signature never change again.
 */
@Component
public class Seal {
  // What is SENDING under this fence was sealed by this same call, whose commit was in doubt: of
  // it nothing has left, and what the first try kept is what goes.
  private static final String SQL =
      """
      with given as (
        select * from unnest(:tasks, :fences, :texts, :signatures)
          as g (task, fence, text, signature)),
      mine as (
        select id from task join given on given.task = task.id
        where task.fence = given.fence and owner = :owner and due_at > ledger_now()
          and (state = 'SENDING'
            or state = 'READY' and (not_after is null or not_after > ledger_now())
              and not exists (select 1 from paused where paused.subscription = task.subscription))
        order by id for no key update of task),
      moved as (
        update task set state = 'SENDING', sent_at = coalesce(sent_at, ledger_now()),
          due_at = ledger_now() + make_interval(secs => :seconds),
          text = coalesce(task.text, given.text),
          signature = case when task.text is null then given.signature else task.signature end
        from mine join given on given.task = mine.id
        where task.id = mine.id and task.state = 'READY')
      select id from mine\
      """;

  private final JdbcClient jdbc;
  private final LostTasks lostTasks;

  Seal(JdbcClient jdbc, LostTasks lostTasks) {
    this.jdbc = jdbc;
    this.lostTasks = lostTasks;
  }

  /** A claimed Task and the text to be sent. */
  public record Sealing(UUID task, int fence, SealedText sealed) {}

  /**
   * Commits these Tasks as being sent.
   *
   * <p>May be called again if its commit is in doubt, but not for a Task of which anything may have
   * left.
   *
   * @return those that may be sent now; the others have ended, are too late, or are leased to
   *     another instance
   */
  @Transactional
  public Set<UUID> seal(Lease lease, List<Sealing> batch) {
    SqlValue tasks = Sql.uuids(batch, Sealing::task);
    SqlValue fences = Sql.ints(batch, Sealing::fence);
    Set<UUID> mine =
        jdbc.sql(SQL)
            .param("tasks", tasks)
            .param("fences", fences)
            .param(
                "texts", Sql.bytes(batch, s -> s.sealed().text().getBytes(StandardCharsets.UTF_8)))
            .param("signatures", Sql.texts(batch, s -> s.sealed().signature()))
            .param("owner", lease.owner())
            .param("seconds", lease.seconds())
            .query(Sql.ID)
            .set();
    lostTasks.count(Place.SEALING, batch.size() - mine.size(), tasks, fences);
    return mine;
  }
}
