package io.emgadapter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.Delivery.Attempt.End;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of events at a broker; the same on every one. */
abstract class Publishing {
  final Brokers brokers = brokers();
  final ExchangeTarget exchange =
      new ExchangeTarget(brokers.publisher(), brokers::declare, settings());
  final RepliesTarget replies = new RepliesTarget(brokers.publisher(), settings());
  final Delivery event = Brokers.event("task.refused.smarthands");

  abstract Brokers brokers();

  static RelaySettings settings() {
    return new RelaySettings(
        "unused", 100, Duration.ofMillis(10), Duration.ofSeconds(5), Duration.ofSeconds(9), 3);
  }

  @AfterEach
  void close() {
    brokers.close();
  }

  static List<End> ends(EventTarget target, Delivery... copies) {
    return target.deliver(List.of(copies), () -> true).stream().map(Attempt::end).toList();
  }

  @Test
  void anExchangeThatIsMissingIsDeclaredAndTheNextGoesThrough() {
    assertThat(ends(exchange, event)).containsExactly(End.OUTAGE);
    brokers.listen("#");

    assertThat(ends(exchange, event)).containsExactly(End.DONE);
  }

  @Test
  void aReplyQueueThatNoBrokerCanNameCountsAsTriedAndHarmsNoOther() {
    brokers.declare();
    brokers.listen("#");
    Delivery impossible = Brokers.reply("q".repeat(300));
    Delivery reply = Brokers.reply(brokers.heard);

    assertThat(ends(replies, impossible, reply)).containsExactly(End.AGAIN, End.DONE);
    assertThat(ends(exchange, event)).containsExactly(End.DONE);
  }

  @Test
  void whoMayNotPublishAnyMorePublishesNothing() {
    brokers.declare();
    brokers.listen("#");

    assertThat(exchange.deliver(List.of(event), () -> false))
        .extracting(Attempt::end)
        .containsExactly(End.OUTAGE);
    assertThat(brokers.admin.getQueueInfo(brokers.heard).getMessageCount()).isZero();
  }

  @Test
  void aBatchComesInItsOrder() {
    brokers.declare();
    brokers.listen("#");
    List<Delivery> batch = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      batch.add(Brokers.event("task.refused.smarthands", "r", i));
    }

    assertThat(ends(exchange, batch.toArray(Delivery[]::new))).hasSize(50).containsOnly(End.DONE);

    for (Delivery copy : batch) {
      assertThat(brokers.next()).isEqualTo(copy.logged().event().id().toString());
    }
  }
}
