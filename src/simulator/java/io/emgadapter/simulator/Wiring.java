package io.emgadapter.simulator;

import io.emgadapter.simulator.broker.EmbeddedBroker;

/**
 * Where the simulator meets its customer.
 *
 * @param host of the broker
 * @param port AMQP 1.0, without TLS
 * @param user for SASL PLAIN
 * @param password of that user
 * @param incoming the queue from the customer to Equinix, which the simulator consumes
 * @param outgoing the queue from Equinix to the customer, to which the simulator sends
 */
public record Wiring(
    String host, int port, String user, String password, String incoming, String outgoing) {

  /** These queues of this broker. */
  public static Wiring of(EmbeddedBroker broker, String incoming, String outgoing) {
    return new Wiring(
        EmbeddedBroker.HOST,
        broker.port(),
        EmbeddedBroker.USER,
        EmbeddedBroker.PASSWORD,
        incoming,
        outgoing);
  }

  /** The same by another port, behind which the broker's own is. */
  public Wiring by(int other) {
    return new Wiring(host, other, user, password, incoming, outgoing);
  }

  @Override
  public String toString() {
    return "Wiring[%s:%d, %s, %s]".formatted(host, port, incoming, outgoing);
  }
}
