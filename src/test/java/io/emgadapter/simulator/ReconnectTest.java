package io.emgadapter.simulator;

import static io.emgadapter.simulator.Requests.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.simulator.broker.EmbeddedBroker;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.junit.jupiter.api.Test;

/** Whatever breaks between it and the broker, the simulator comes back and knows its orders. */
class ReconnectTest {

  @Test
  void afterItsConnectionsWereCut() throws ClientException {
    try (var broker = EmbeddedBroker.start();
        var customer = new Customer(broker, "cut")) {
      assertThat(create(customer)).isEqualTo(201);

      broker.dropConnections();
      customer.connect();

      assertThat(create(customer)).isEqualTo(400);
    }
  }

  @Test
  void afterTheBrokerWasGoneAndItsQueuesCameLate() throws ClientException {
    EmbeddedBroker first = EmbeddedBroker.start();
    int port = first.port();
    try (var customer = new Customer(first, "gone")) {
      assertThat(create(customer)).isEqualTo(201);

      first.close();
      try (var second = EmbeddedBroker.start(port)) {
        customer.createQueues(second);
        customer.connect();

        assertThat(create(customer)).isEqualTo(400);
        customer.equinix.close();
      }
    }
  }

  private static int create(Customer customer) throws ClientException {
    var ack = customer.ask(Requests.createSmartHands(id(), "once"));
    return ack.at("/Body/StatusCode").intValue();
  }
}
