package io.emgadapter.ledger;

import java.time.Duration;

/**
 * In whose name, and for how long, rows are claimed. Time is the database's.
 *
 * @param owner one process; never the same after a restart
 * @param length how long nobody else touches what was claimed
 */
public record Lease(String owner, Duration length) {

  public double seconds() {
    return length.toMillis() / 1000.0;
  }
}
