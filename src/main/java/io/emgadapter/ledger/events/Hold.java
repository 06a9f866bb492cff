package io.emgadapter.ledger.events;

import io.emgadapter.ledger.LeaseWatch;

/**
 * That this instance holds a reader of the log.
 *
 * @param watch says whether it still does
 * @param fence to be named with every move
 * @param number how far the reader had come when it was taken
 */
public record Hold(String reader, LeaseWatch watch, long fence, long number) {

  /** The same from now on, to be taken before it is renewed. */
  public Hold again() {
    return new Hold(reader, LeaseWatch.of(watch.lease()), fence, number);
  }
}
