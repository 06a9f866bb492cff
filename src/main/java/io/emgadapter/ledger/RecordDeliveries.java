package io.emgadapter.ledger;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transaction that records what came of publishing events. */
@Component
public class RecordDeliveries {
  // Without an owner it was recorded already: a commit in doubt is tried again.
  private static final String SQL =
      """
      update delivery set state = given.state, owner = null,
        attempts = delivery.attempts + given.attempts,
        due_at = ledger_now() + make_interval(secs => given.seconds)
      from unnest(:events, :destinations, :fences, :states, :attempts, :seconds)
        as given (event, destination, fence, state, attempts, seconds)
      where delivery.event = given.event and delivery.destination = given.destination
        and delivery.fence = given.fence and delivery.state = 'DUE'
        and delivery.owner is not null\
      """;

  private final JdbcClient jdbc;

  RecordDeliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What became of one delivery. */
  public enum Fate {
    /** The broker has it. */
    DELIVERED,
    /** Nobody is bound for it, and nobody need be. */
    UNHEARD,
    /** The sender's queue is gone for good. */
    UNDELIVERABLE,
    /** It goes again. */
    DUE
  }

  /**
   * One result.
   *
   * @param retryIn for {@link Fate#DUE}: when
   * @param counts whether it counts as an attempt; an outage never does
   */
  public record Delivered(DueDelivery delivery, Fate fate, Duration retryIn, boolean counts) {
    UUID event() {
      return delivery.event().id();
    }
  }

  /** Records these; what another instance has claimed meanwhile is left alone. */
  @Transactional
  public void record(List<Delivered> batch) {
    jdbc.sql(SQL)
        .param("events", Sql.uuids(batch, Delivered::event))
        .param("destinations", Sql.texts(batch, d -> d.delivery().destination().name()))
        .param("fences", Sql.ints(batch, d -> d.delivery().fence()))
        .param("states", Sql.texts(batch, Delivered::fate))
        .param("attempts", Sql.ints(batch, d -> d.counts() ? 1 : 0))
        .param("seconds", Sql.ints(batch, d -> (int) d.retryIn().toSeconds()))
        .update();
  }
}
