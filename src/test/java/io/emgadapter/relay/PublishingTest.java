package io.emgadapter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.DueDelivery;
import io.emgadapter.sandbox.EmbeddedBroker;
import io.emgadapter.sandbox.SharedBroker;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishingTest extends Publishing {

  private static Brokers on(int port) {
    return new Brokers(
        EmbeddedBroker.HOST,
        port,
        EmbeddedBroker.USER,
        EmbeddedBroker.PASSWORD,
        SharedBroker.name("relay"));
  }

  @Override
  Brokers brokers() {
    return on(SharedBroker.get().port());
  }

  @Test
  void whileNoBrokerAnswersEverythingIsUnconfirmedAndNothingRefused() {
    Brokers down = on(1);
    Courier courier = new Courier(down.publisher(), down::declare);
    DueDelivery event = Brokers.event("any");
    DueDelivery reply = Brokers.reply("any");

    assertThat(courier.deliver(List.of(event, reply)))
        .containsEntry(event, Published.UNCONFIRMED)
        .containsEntry(reply, Published.UNCONFIRMED);
    down.connections.destroy();
  }
}
