package io.emgadapter.simulator;

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

  @Override
  public String toString() {
    return "Wiring[%s:%d, %s, %s]".formatted(host, port, incoming, outgoing);
  }
}
