package io.emgadapter.ledger;

import io.emgadapter.ledger.RecordDeliveries.Fate;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that records what a webhook answered, for the holder of the leases only, and how
 * its endpoint does. An endpoint that fails for {@link #DISABLED_AFTER}, or is gone, is disabled.
 */
@Component
public class RecordWebhook {
  /** So long no delivery has succeeded, and the next one that fails disables the endpoint. */
  public static final Duration DISABLED_AFTER = Duration.ofDays(5);

  // Without an owner it was recorded already: a commit in doubt is tried again.
  private static final String DELIVERIES =
      """
      update delivery set state = given.state, owner = null, attempts = delivery.attempts + 1,
        outcome = given.outcome, tried_at = ledger_now(),
        due_at = ledger_now() + make_interval(secs => given.seconds)
      from unnest(:events, :fences, :states, :outcomes, :seconds)
        as given (event, fence, state, outcome, seconds)
      where delivery.event = given.event and delivery.destination = :destination
        and delivery.fence = given.fence and delivery.state = 'DUE'
        and delivery.owner is not null\
      """;

  // What comes after a failed one cannot go before it; due later, it is not looked at in vain.
  private static final String BEHIND =
      """
      update delivery behind set due_at = failed.due_at
      from delivery failed
      where failed.event = any(:events) and failed.destination = :destination
        and failed.state = 'DUE' and failed.owner is null
        and behind.stream = failed.stream and behind.destination = failed.destination
        and behind.seq > failed.seq and behind.state = 'DUE' and behind.due_at < failed.due_at\
      """;

  private static final String ENDPOINT =
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

  RecordWebhook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What came of one try.
   *
   * @param state {@code DELIVERED}; {@code DUE}; {@code UNDELIVERABLE} after the last of its tries
   * @param outcome the HTTP status, or why there was none
   * @param retryIn for {@code DUE}: when
   */
  public record Tried(DueDelivery delivery, Fate state, String outcome, Duration retryIn) {
    UUID event() {
      return delivery.event().id();
    }
  }

  /**
   * Records these; what another instance has claimed meanwhile is left alone.
   *
   * @param gone whether the endpoint said that it is gone for good
   */
  @Transactional
  public void record(String webhook, List<Tried> batch, boolean gone) {
    String destination = Destination.webhook(webhook).name();
    int recorded =
        jdbc.sql(DELIVERIES)
            .param("destination", destination)
            .param("events", Sql.uuids(batch, Tried::event))
            .param("fences", Sql.ints(batch, each -> each.delivery().fence()))
            .param("states", Sql.texts(batch, Tried::state))
            .param("outcomes", Sql.texts(batch, Tried::outcome))
            .param("seconds", Sql.ints(batch, each -> (int) each.retryIn().toSeconds()))
            .update();
    if (recorded == 0) {
      return;
    }
    jdbc.sql(BEHIND)
        .param("destination", destination)
        .param("events", Sql.uuids(batch, Tried::event))
        .update();
    jdbc.sql(ENDPOINT)
        .param("name", webhook)
        .param("worked", batch.stream().anyMatch(each -> each.state() == Fate.DELIVERED))
        .param("gone", gone)
        .param("longest", DISABLED_AFTER.toSeconds())
        .update();
  }
}
