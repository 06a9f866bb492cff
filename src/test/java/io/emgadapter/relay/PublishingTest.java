package io.emgadapter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.Delivery.Attempt.End;
import io.emgadapter.sandbox.SharedBroker;
import io.emgadapter.simulator.broker.EmbeddedBroker;
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
  void whileNoBrokerAnswersEverythingWaitsAndNothingCounts() {
    Brokers down = on(1);
    for (EventTarget target :
        List.of(
            new ExchangeTarget(down.publisher(), down::declare, settings()),
            new RepliesTarget(down.publisher(), settings()))) {
      assertThat(target.deliver(List.of(event, Brokers.reply("any")), () -> true))
          .allSatisfy(attempt -> {
            assertThat(attempt.end()).isEqualTo(End.OUTAGE);
            assertThat(attempt.counts()).isFalse();
          })
          .extracting(Attempt::delivery)
          .hasSize(2);
    }
    down.connections.destroy();
  }
}
