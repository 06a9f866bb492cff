package io.emgadapter.operate;

import io.emgadapter.dispatch.GatewayConfiguration.EmgSenders;
import io.emgadapter.gateway.RestStanding;
import io.emgadapter.gateway.rest.RestAccounts;
import io.emgadapter.ledger.reads.LastKnown;
import io.emgadapter.ledger.reads.Probe;
import io.emgadapter.ledger.reads.ReadBacklog;
import io.emgadapter.ledger.reads.ReadBacklog.Attention;
import io.emgadapter.ledger.reads.ReadSight.Table;
import io.emgadapter.ledger.reads.ReadWebhooks.Endpoint;
import io.emgadapter.operate.LedgerWatch.Seen;
import io.emgadapter.receive.Listening;
import io.emgadapter.receive.Receivers;
import io.emgadapter.request.QueueListener;
import io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The parts of health. Each answers at once with what was seen last; none asks a database or a
 * broker. A part has the name of its bean without the ending.
 */
@Configuration(proxyBeanMethods = false)
class HealthIndicators {
  private static final Duration LONGEST_IN_HAND = Duration.ofMinutes(1);
  private static final int MANY_DEAD_ROWS = 100_000;

  /**
   * Whether the ledger can be used. Replaces Spring's indicator of this name, which waits for a
   * connection.
   */
  @Bean
  HealthIndicator dbHealthIndicator(ReadBacklog backlog, Probe probe) {
    LastKnown<Boolean> usable = probe.keep(backlog::isUsable, Duration.ofSeconds(2));
    return () -> {
      String trouble = usable.trouble();
      return trouble == null
          ? Health.up().build()
          : Health.down()
              .withDetail("ledger", trouble)
              .withDetail("seenSecondsAgo", usable.ageSeconds())
              .build();
    };
  }

  /**
   * Whether the adapter listens to the queue of work requests. Replaces Spring's indicator of this
   * name, which waits for a connection.
   */
  @Bean
  HealthIndicator rabbitHealthIndicator(@Qualifier("queueDoor") QueueListener requests) {
    return () -> {
      String trouble = requests.trouble();
      return trouble == null
          ? Health.up().withDetail("workRequests", "listening").build()
          : Health.down().withDetail("workRequests", "not listening: " + trouble).build();
    };
  }

  /**
   * For readiness: the doors by which work requests come in. Always up, because HTTP takes requests
   * without the broker, and what waits in the queue is taken later.
   */
  @Bean
  HealthIndicator doorsHealthIndicator(@Qualifier("queueDoor") QueueListener requests) {
    return () -> {
      String trouble = requests.trouble();
      return Health.up()
          .withDetail("http", "open")
          .withDetail("queue", trouble == null ? "open" : "shut: " + trouble)
          .build();
    };
  }

  /** Whether every thread that works by itself still goes round. */
  @Bean
  HealthIndicator loopsHealthIndicator(LoopWatch loops) {
    return loops::health;
  }

  @Bean
  HealthIndicator attentionHealthIndicator(LedgerWatch watch) {
    return () -> attention(watch);
  }

  /**
   * What a person should look at. Down only if a final event finds no queue, because then an
   * upstream system does not get the event that it was promised.
   */
  static Health attention(LedgerWatch watch) {
    Seen seen = watch.seen().value();
    if (seen == null) {
      return Health.unknown().build();
    }
    Attention attention = seen.attention();
    return (attention.unheard() > 0 ? Health.down() : Health.up())
        .withDetail("parked", attention.parked())
        .withDetail("undeliverableEvents", attention.undeliverable())
        .withDetail("unheardFinalEvents", attention.unheard())
        .withDetail("oldestUnheardFinalEventSeconds", attention.oldestUnheardSeconds())
        .withDetail("oldestReadyTaskSeconds", seen.oldestReadySeconds())
        .withDetail("seenSecondsAgo", watch.seen().ageSeconds())
        .build();
  }

  /** For each subscription, whether Tasks can be sent to EMG; while they cannot, they wait. */
  @Bean
  HealthIndicator emgIncomingHealthIndicator(EmgSenders senders) {
    return () -> {
      Health.Builder health = Health.up();
      senders
          .byName()
          .forEach((name, sender) -> {
            (sender.connected() ? health : health.down()).withDetail(name, sender.state());
          });
      return health.build();
    };
  }

  /**
   * For each subscription, whether the adapter receives from EMG, and whether signatures are
   * required.
   */
  @Bean
  HealthIndicator emgOutgoingHealthIndicator(Receivers receivers) {
    return () -> {
      Health.Builder health = Health.up();
      receivers.listening().forEach(each -> add(each, health));
      return health.build();
    };
  }

  private static void add(Listening listening, Health.Builder health) {
    String name = listening.subscription().name();
    VerificationPolicy policy = listening.subscription().policy();
    health.withDetail(name, state(listening));
    if (policy != VerificationPolicy.REQUIRED) {
      health.withDetail(name + ".verifying", policy);
    }
    if (!listening.connected() || listening.distrusts() || listening.stuck()) {
      health.down();
    }
  }

  static String state(Listening listening) {
    if (listening.distrusts()) {
      return "stopped: nothing verifies, Equinix has another key; taking begins again when a key file changes; then POST /subscriptions/%s/verify-again takes what was parked"
          .formatted(listening.subscription().name());
    }
    if (listening.stuck()) {
      return "stuck: a batch cannot be taken, and what came after it waits; the log says why";
    }
    return listening.state();
  }

  /**
   * For each subscription that uses REST, how it stands. Waiting for a while is no reason to be
   * down.
   */
  @Bean
  HealthIndicator equinixRestHealthIndicator(RestAccounts accounts) {
    return () -> rest(accounts.standings());
  }

  static Health rest(Map<String, RestStanding> standings) {
    Health.Builder health = Health.up();
    standings.forEach((name, standing) ->
        (standing.isDown() ? health.down() : health).withDetail(name, standing.words()));
    return health.build();
  }

  /** Whether PostgreSQL keeps up with its tables. Always up: it costs time, and nothing else. */
  @Bean
  HealthIndicator upkeepHealthIndicator(LedgerGauges gauges) {
    return () -> {
      List<Table> tables = gauges.tables();
      return tables == null ? Health.unknown().build() : upkeep(tables);
    };
  }

  static Health upkeep(List<Table> tables) {
    Health.Builder health = Health.up();
    health.withDetail("bytes", tables.stream().mapToLong(Table::bytes).sum());
    tables.stream()
        .filter(table -> table.dead() > MANY_DEAD_ROWS && table.dead() > 2 * table.live())
        .forEach(table ->
            health.withDetail(
                table.name(),
                table.dead()
                    + " dead rows: PostgreSQL does not vacuum it, everything becomes slower"));
    return health.build();
  }

  /** The subscriptions whose dead letters cannot be parked; a missing queue is not reported. */
  @Bean
  HealthIndicator emgDeadLettersHealthIndicator(EmgDeadLetters letters) {
    return () -> {
      List<String> stuck = letters.stuck(LONGEST_IN_HAND);
      Health.Builder health = stuck.isEmpty() ? Health.up() : Health.down();
      stuck.forEach(name -> health.withDetail(name, "stuck: a batch cannot be parked"));
      return health.build();
    };
  }

  /**
   * The state of each webhook. A webhook that fails is a matter of its receiver: the adapter stays
   * up.
   */
  @Bean
  HealthIndicator webhookHealthIndicator(WebhookWatch webhooks) {
    return () -> {
      List<Endpoint> last = webhooks.endpoints();
      Health.Builder health = last == null ? Health.unknown() : Health.up();
      if (last != null) {
        last.forEach(each -> health.withDetail(each.name(), state(each)));
      }
      return health.build();
    };
  }

  private static String state(Endpoint webhook) {
    if (webhook.disabledAt() != null) {
      return "disabled since " + webhook.disabledAt();
    }
    return webhook.failingSince() == null ? "works" : "failing since " + webhook.failingSince();
  }
}
