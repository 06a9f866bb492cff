package io.emgadapter.operate;

import io.emgadapter.ledger.reads.ReadBacklog.Attention;
import io.emgadapter.ledger.reads.ReadBacklog.Backlog;
import io.emgadapter.ledger.reads.ReadSight.Parked;
import io.emgadapter.ledger.reads.ReadSight.Reader;
import io.emgadapter.ledger.reads.ReadWebhooks.Endpoint;
import io.emgadapter.operate.Ways.Way;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How everything stands, at once and at no cost: what was read of the ledger last, what this
 * instance counted, and how its links are. Asks neither the ledger nor a broker.
 */
@Component
public final class Glance {
  private final LedgerWatch watch;
  private final LedgerGauges gauges;
  private final QueueDepth queue;
  private final WebhookWatch webhooks;
  private final Ways ways;
  private final MeterRegistry meters;

  Glance(
      LedgerWatch watch,
      LedgerGauges gauges,
      QueueDepth queue,
      WebhookWatch webhooks,
      Ways ways,
      MeterRegistry meters) {
    this.watch = watch;
    this.gauges = gauges;
    this.queue = queue;
    this.webhooks = webhooks;
    this.ways = ways;
    this.meters = meters;
  }

  /**
   * What was seen last.
   *
   * @param trouble why it is not of now; null where it is
   * @param ageSeconds how old it is; -1 for nothing seen yet
   * @param requests how many work requests wait in their queue; null where that is not known
   * @param tasks the unfinished Tasks of each subscription that has some, or is paused
   * @param attention what a person should look at; null for nothing seen yet
   * @param parked what is parked and open, by source and reason
   * @param events who takes events somewhere, and how far behind they are
   * @param webhooks how their endpoints do
   * @param ways how the links and accounts are
   */
  public record Seen(
      @Nullable String trouble,
      long ageSeconds,
      @Nullable Long requests,
      List<Backlog> tasks,
      @Nullable Attention attention,
      List<Parked> parked,
      List<Reader> events,
      List<Endpoint> webhooks,
      List<Way> ways) {}

  /** Now. */
  public Seen now() {
    LedgerWatch.Seen last = watch.seen().value();
    LedgerGauges.Seen counted = gauges.seen();
    return new Seen(
        watch.seen().trouble(),
        watch.seen().ageSeconds(),
        queue.requests(),
        last == null ? List.of() : last.backlogs(),
        last == null ? null : last.attention(),
        counted == null ? List.of() : counted.parked(),
        counted == null ? List.of() : counted.readers(),
        Objects.requireNonNullElse(webhooks.endpoints(), List.of()),
        ways.all());
  }

  /** How many Tasks of a subscription this instance has seen answered since it started. */
  public long answered(String subscription) {
    return ended(subscription, "acknowledged") + ended(subscription, "refused");
  }

  private long ended(String subscription, String outcome) {
    return (long)
        meters
            .find("emg.tasks.ended")
            .tags("subscription", subscription, "outcome", outcome)
            .counters()
            .stream()
            .mapToDouble(Counter::count)
            .sum();
  }
}
