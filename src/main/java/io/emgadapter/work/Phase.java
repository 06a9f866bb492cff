package io.emgadapter.work;

/**
 * The order in which the parts of the adapter start; they stop in the reverse order. So when
 * something comes in, everything that handles it is running, and a stop finishes what came in
 * before.
 */
public enum Phase {
  /** Watches the ledger for health and metrics, which answer as long as anything runs. */
  WATCH(Integer.MIN_VALUE),
  /** Work that must be done before anything is received, sent or published. */
  PREPARE(-1000),
  /** Opens HTTP early: if its port is not free, the start ends before anything has happened. */
  HTTP(0),
  /** Publishes events; stops after all parts whose events it publishes. */
  RELAY(10),
  /** Deadlines, look-ups, polls and retention. */
  FOLLOW(20),
  /** Receives from Equinix; stops after the sending, whose answers it receives. */
  RECEIVE(30),
  /** Sends Tasks; stops after the intake, whose Tasks it still sends. */
  DISPATCH(40),
  /**
   * Commits work requests to the ledger; stops after the doors, and commits what they have brought.
   */
  INTAKE(100),
  /** Listens to the queues of work requests. */
  DOORS(101),
  /** Streams of events over HTTP; the web server, which stops next, waits until they have ended. */
  STREAMS(Integer.MAX_VALUE);

  private final int number;

  Phase(int number) {
    this.number = number;
  }

  /** For Spring: the lowest number starts first and stops last. */
  public int number() {
    return number;
  }
}
