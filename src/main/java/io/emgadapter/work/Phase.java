package io.emgadapter.work;

/**
 * The order in which the parts of the adapter start; they stop the other way round. So whatever is
 * taken in finds everything behind it at work, and a stop works off what was taken before.
 */
public enum Phase {
  /** Watches the ledger for health and metrics, which answer as long as anything runs. */
  WATCH(Integer.MIN_VALUE),
  /** What must be done before anything is taken, sent or published; does nothing afterwards. */
  PREPARE(-1000),
  /** Opens HTTP, so that a port that is not free ends the start before anything happened. */
  HTTP(0),
  /** Publishes events; stops after all those whose events it publishes. */
  RELAY(10),
  /** Deadlines, look-ups, polls and retention. */
  FOLLOW(20),
  /** Takes what Equinix sends; stops after the sending, whose answers it takes. */
  RECEIVE(30),
  /** Sends Tasks; stops after the intake, whose Tasks it still sends. */
  DISPATCH(40),
  /** Takes work requests into the ledger; stops after the doors, and takes what they brought. */
  INTAKE(100),
  /** Listens to the queues of work requests. */
  DOORS(101),
  /** Streams of events over HTTP: the web server, which stops next, waits for their end. */
  STREAMS(Integer.MAX_VALUE);

  private final int number;

  Phase(int number) {
    this.number = number;
  }

  /** For Spring: the lowest starts first and stops last. */
  public int number() {
    return number;
  }
}
