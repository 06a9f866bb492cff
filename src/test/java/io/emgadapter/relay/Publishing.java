package io.emgadapter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.events.Copy;
import io.emgadapter.ledger.events.Copy.Told;
import io.emgadapter.ledger.events.Copy.Told.Fate;
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
  final Copy event = Brokers.event("task.refused.smarthands");

  abstract Brokers brokers();

  static RelaySettings settings() {
    return new RelaySettings(
        "unused", 100, Duration.ofMillis(10), Duration.ofSeconds(5), Duration.ofSeconds(9), 3);
  }

  @AfterEach
  void close() {
    brokers.close();
  }

  static List<Fate> fates(EventTarget target, Copy... copies) {
    return target.tell(List.of(copies), () -> true).stream().map(Told::fate).toList();
  }

  @Test
  void anExchangeThatIsMissingIsDeclaredAndTheNextGoesThrough() {
    assertThat(fates(exchange, event)).containsExactly(Fate.OUTAGE);
    brokers.listen("#");

    assertThat(fates(exchange, event)).containsExactly(Fate.DONE);
  }

  @Test
  void aReplyQueueThatNoBrokerCanNameCountsAsTriedAndHarmsNoOther() {
    brokers.declare();
    brokers.listen("#");
    Copy impossible = Brokers.reply("q".repeat(300));
    Copy reply = Brokers.reply(brokers.heard);

    assertThat(fates(replies, impossible, reply)).containsExactly(Fate.AGAIN, Fate.DONE);
    assertThat(fates(exchange, event)).containsExactly(Fate.DONE);
  }

  @Test
  void whoMayNotTellAnyMoreTellsNothing() {
    brokers.declare();
    brokers.listen("#");

    assertThat(exchange.tell(List.of(event), () -> false))
        .extracting(Told::fate)
        .containsExactly(Fate.OUTAGE);
    assertThat(brokers.admin.getQueueInfo(brokers.heard).getMessageCount()).isZero();
  }

  @Test
  void aBatchComesInItsOrder() {
    brokers.declare();
    brokers.listen("#");
    List<Copy> batch = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      batch.add(Brokers.event("task.refused.smarthands", "r", i));
    }

    assertThat(fates(exchange, batch.toArray(Copy[]::new))).hasSize(50).containsOnly(Fate.DONE);

    for (Copy copy : batch) {
      assertThat(brokers.next()).isEqualTo(copy.logged().event().id().toString());
    }
  }
}
