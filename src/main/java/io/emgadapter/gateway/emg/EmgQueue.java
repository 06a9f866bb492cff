package io.emgadapter.gateway.emg;

/**
 * One of Equinix's queues.
 *
 * @param subscription the name of the account whose queue it is
 * @param address where it is and how to enter
 * @param way how it is reached
 */
public record EmgQueue(String subscription, ConnectionString address, Way way) {

  /** A queue that is reached straight. */
  public EmgQueue(String subscription, ConnectionString address) {
    this(subscription, address, Way.DIRECT);
  }

  /** Its name at the broker. */
  public String entity() {
    return address.entity();
  }

  /** The queue in which Service Bus keeps what it gave up of this one. */
  public EmgQueue deadLetters() {
    return new EmgQueue(subscription, address.deadLetters(), way);
  }

  /** For log lines. */
  @Override
  public String toString() {
    return "subscription " + subscription + ", queue " + entity();
  }
}
