package io.emgadapter.ledger.parked;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.Audit.Item;
import io.emgadapter.ledger.parked.Park.ParkedMessage;
import io.emgadapter.order.Problems.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The transaction in which an operator settles a parked message, together with what follows from
 * it: one click has one effect, and a second click is answered with what the first one did.
 */
@Component
public class ResolveParked {
  private static final String TAKE =
      """
      update parked set state = :state, resolved_at = ledger_now(), resolved_by = :actor
      where id = :id and state = 'PARKED'
      returning id, subscription, source, sender, reply_to, correlation_id,
        (select bytes from parked_content where parked_content.parked = parked.id) as bytes\
      """;

  private static final String FIND =
      "select state, resolved_by, resolved_at from parked where id = :id";

  private static final String IN_VAIN =
      """
      update parked set in_vain = in_vain + 1 where id = :id and state = 'PARKED'
      returning subscription\
      """;

  private final JdbcClient jdbc;
  private final Audit audit;

  ResolveParked(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /** What came of it. */
  public sealed interface Resolved {}

  /**
   * It is done.
   *
   * @param effect what followed, for the operator
   */
  public record Done(String effect) implements Resolved {}

  /**
   * Nothing was changed, because it would have had no effect.
   *
   * @param code a stable code
   * @param sentence what to do instead
   * @param problems of a work request, all at once
   */
  public record Useless(String code, String sentence, List<Problem> problems) implements Resolved {
    /** For a message that is no work request. */
    public Useless(String code, String sentence) {
      this(code, sentence, List.of());
    }
  }

  /** Somebody did it before. */
  public record DoneBefore(String state, String by, Instant at) implements Resolved {}

  /** There is no parked message with this id. */
  public record NotThere() implements Resolved {}

  /**
   * Has a parked message take effect after all.
   *
   * @param effect runs within this transaction; gives {@link Done} or {@link Useless}
   */
  @Transactional
  public Resolved replay(UUID id, Act act, Function<ParkedMessage, Resolved> effect) {
    return take(id, act, "REPLAYED", "replay", effect);
  }

  /** Discards a parked message; its bytes stay until retention removes them. */
  @Transactional
  public Resolved discard(UUID id, Act act) {
    return discard(id, act, _ -> new Done("It is discarded."));
  }

  /**
   * The same with what belongs to it.
   *
   * @param effect runs within this transaction; gives {@link Done} or {@link Useless}
   */
  @Transactional
  public Resolved discard(UUID id, Act act, Function<ParkedMessage, Resolved> effect) {
    return take(id, act, "DISCARDED", "discard", effect);
  }

  /**
   * Remembers that a replay would have had no effect; what was settled meanwhile stays as it is.
   */
  @Transactional
  public void inVain(UUID id, Act act, Useless useless) {
    jdbc.sql(IN_VAIN)
        .param("id", id)
        .query((row, _) -> new Item("parked/" + id, row.getString("subscription")))
        .list()
        .forEach(item -> audit.write(act, "replay-in-vain", item, useless.code()));
  }

  private Resolved take(
      UUID id, Act act, String state, String action, Function<ParkedMessage, Resolved> effect) {
    ParkedMessage message =
        jdbc.sql(TAKE)
            .param("id", id)
            .param("state", state)
            .param("actor", act.actor())
            .query((row, _) -> message(row))
            .optional()
            .orElse(null);
    if (message == null) {
      return before(id);
    }
    Resolved resolved = effect.apply(message);
    if (resolved instanceof Done) {
      audit.write(act, action, new Item("parked/" + id, message.subscription()));
    } else {
      TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    }
    return resolved;
  }

  private Resolved before(UUID id) {
    return jdbc.sql(FIND)
        .param("id", id)
        .query((row, _) -> before(row))
        .optional()
        .orElseGet(NotThere::new);
  }

  private static Resolved before(ResultSet row) throws SQLException {
    @Nullable String by = row.getString("resolved_by");
    return new DoneBefore(
        row.getString("state"),
        by == null ? "the adapter" : by,
        row.getObject("resolved_at", OffsetDateTime.class).toInstant());
  }

  private static ParkedMessage message(ResultSet row) throws SQLException {
    return new ParkedMessage(
        row.getObject("id", UUID.class),
        row.getString("subscription"),
        row.getString("source"),
        row.getString("sender"),
        new Reply(row.getString("reply_to"), row.getString("correlation_id")),
        row.getBytes("bytes"));
  }
}
