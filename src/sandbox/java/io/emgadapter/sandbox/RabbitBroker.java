package io.emgadapter.sandbox;

import io.emgadapter.simulator.broker.EmbeddedBroker;

/**
 * The broker that upstream systems share with the adapter, over AMQP 0-9-1.
 *
 * @param prefix of all names that are declared there; a broker that others use gets one of its own
 * @param isBrokerJ whether RabbitMQ's arguments must be translated
 */
public record RabbitBroker(
    String host, int port, String user, String password, String prefix, boolean isBrokerJ) {

  /** The embedded broker, with the adapter's default names. */
  static RabbitBroker of(EmbeddedBroker broker) {
    return new RabbitBroker(
        EmbeddedBroker.HOST, broker.port(), EmbeddedBroker.USER, EmbeddedBroker.PASSWORD, "", true);
  }

  /** The queue of work requests. */
  public String requests() {
    return prefix + "emg.work-requests";
  }

  /** The exchange of events. */
  public String exchange() {
    return prefix + "emg.events";
  }

  /** A queue that hears every event. */
  public String events() {
    return prefix + "sandbox-events";
  }

  @Override
  public String toString() {
    return "RabbitBroker[" + host + ":" + port + "]";
  }
}
