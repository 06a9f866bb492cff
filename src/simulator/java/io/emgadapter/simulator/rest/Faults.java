package io.emgadapter.simulator.rest;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What goes wrong next. */
public final class Faults {
  private final Queue<Planned> planned = new ArrayDeque<>();

  private final CountDownLatch stuck = new CountDownLatch(1);

  private record Planned(String part, Fault fault) {}

  /**
   * Lets the next request go wrong whose address contains this.
   *
   * @param part of the address, for example {@code /cageEscort}
   */
  public synchronized void next(String part, Fault fault) {
    planned.add(new Planned(part, fault));
  }

  /** Lets go on what is stuck. */
  public void release() {
    stuck.countDown();
  }

  /** Waits for {@link #release}. */
  public void hold() {
    try {
      stuck.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized @Nullable Fault take(String address) {
    for (Iterator<Planned> it = planned.iterator(); it.hasNext(); ) {
      Planned each = it.next();
      if (address.contains(each.part())) {
        it.remove();
        return each.fault();
      }
    }
    return null;
  }
}
