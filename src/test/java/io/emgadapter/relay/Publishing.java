package io.emgadapter.relay;

import static io.emgadapter.relay.Published.CONFIRMED;
import static io.emgadapter.relay.Published.UNCONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.DueDelivery;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a publisher and a courier say; the same on every broker. */
abstract class Publishing {
  private final Brokers brokers = brokers();
  private final Courier courier = new Courier(brokers.publisher(), brokers::declare);
  private final DueDelivery event = Brokers.event("task.refused.smarthands");

  abstract Brokers brokers();

  @AfterEach
  void close() {
    brokers.close();
  }

  @Test
  void anExchangeThatIsMissingIsDeclaredAndTheNextGoesThrough() {
    assertThat(courier.deliver(List.of(event))).containsEntry(event, UNCONFIRMED);
    brokers.listen("#");

    assertThat(courier.deliver(List.of(event))).containsEntry(event, CONFIRMED);
  }

  @Test
  void aReplyQueueThatNoBrokerCanNameIsRefusedAndHarmsNoOther() {
    brokers.declare();
    brokers.listen("#");
    DueDelivery impossible = Brokers.reply("q".repeat(300));
    DueDelivery reply = Brokers.reply(brokers.heard);

    assertThat(courier.deliver(List.of(impossible, reply, event)))
        .containsEntry(impossible, Published.REFUSED)
        .containsEntry(reply, CONFIRMED)
        .containsEntry(event, CONFIRMED);
  }
}
