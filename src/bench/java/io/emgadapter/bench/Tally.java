package io.emgadapter.bench;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * What became of the orders of one stretch of a run. Each has to get one final event that says
 * ACKNOWLEDGED; the same event again is a copy, another one is an error.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // One thread counts, others read.
final class Tally {
  private static final long HIGHEST = 600_000_000L; // ten minutes, in microseconds

  private final String name;
  private final long[] due;
  private final AtomicReferenceArray<String> events;
  private final Histogram micros = new Histogram(HIGHEST, 3);
  private volatile int done;
  private volatile int copies;
  private volatile int errors;
  private volatile long firstAt;
  private volatile long lastAt;

  Tally(String name, int orders) {
    this.name = name;
    this.due = new long[orders];
    this.events = new AtomicReferenceArray<>(orders);
  }

  String name() {
    return name;
  }

  /** The id of a work request: this stretch's name and the number. */
  String id(int number) {
    return name + "-" + number;
  }

  /** Says when a request was to be sent; its latency counts from there, however late it went. */
  void due(int number, long nanoTime) {
    due[number] = nanoTime;
  }

  /** A final event has come. For one thread. */
  void ended(int number, String event, boolean acknowledged) {
    long now = System.nanoTime();
    String before = events.getAndSet(number, event);
    if (before != null) {
      if (before.equals(event)) {
        copies++;
      } else {
        errors++;
      }
      return;
    }
    if (!acknowledged) {
      errors++;
    }
    if (due[number] != 0) {
      micros.recordValue(Math.min(HIGHEST, Math.max(0, (now - due[number]) / 1_000)));
    }
    firstAt = done == 0 ? now : firstAt;
    lastAt = now;
    done++;
  }

  /** Waits until so many have ended; gives up when nothing ended for so long. */
  void await(int orders, int patienceSeconds) {
    int before = -1;
    long moved = System.nanoTime();
    while (done < orders) {
      if (done != before) {
        before = done;
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > patienceSeconds * 1_000_000_000L) {
        throw new IllegalStateException(
            name + ": only " + done + " of " + orders + " orders ended, then nothing came.");
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  /** Fails where an order did not end as it must. */
  void check() {
    if (done != due.length || errors > 0) {
      throw new IllegalStateException(
          name
              + ": of "
              + due.length
              + " orders "
              + done
              + " ended, "
              + errors
              + " of them wrongly.");
    }
  }

  /** How many orders there are. */
  int size() {
    return due.length;
  }

  int done() {
    return done;
  }

  int copies() {
    return copies;
  }

  long firstAt() {
    return firstAt;
  }

  long lastAt() {
    return lastAt;
  }

  /** Latencies in microseconds, once all have ended. */
  Histogram micros() {
    return micros;
  }
}
