package io.emgadapter.gateway.emg.bus;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A queue with peek-lock. Belongs to the server's one thread. */
final class BusQueue {

  /** A message; its number of deliveries counts each time that it went out. */
  static final class BusMessage {
    final byte[] body;
    final @Nullable String id;
    int deliveries;
    long lockedUntil;

    BusMessage(byte[] body, @Nullable String id) {
      this.body = body;
      this.id = id;
    }
  }

  private final Duration lock;
  private final int mostDeliveries;
  private final Deque<BusMessage> waiting = new ArrayDeque<>();
  private final Set<BusMessage> locked = new LinkedHashSet<>();
  private final List<BusMessage> dead = new ArrayList<>();
  private int lostLocks;

  BusQueue(Duration lock, int mostDeliveries) {
    this.lock = lock;
    this.mostDeliveries = mostDeliveries;
  }

  void put(BusMessage message) {
    waiting.add(message);
  }

  /** Takes the first that waits and locks it. */
  @Nullable BusMessage lockNext() {
    BusMessage next = waiting.poll();
    if (next != null) {
      next.deliveries++;
      next.lockedUntil = System.nanoTime() + lock.toNanos();
      locked.add(next);
    }
    return next;
  }

  Duration lock() {
    return lock;
  }

  /** Takes a message from the queue, unless its lock is lost. */
  void complete(BusMessage message, int delivery) {
    if (isHeld(message, delivery)) {
      locked.remove(message);
    } else {
      lostLocks++;
    }
  }

  void abandon(BusMessage message, int delivery) {
    if (isHeld(message, delivery)) {
      giveBack(message);
    }
  }

  private boolean isHeld(BusMessage message, int delivery) {
    return locked.contains(message)
        && message.deliveries == delivery
        && message.lockedUntil - System.nanoTime() > 0;
  }

  /** Gives back what is locked for too long; whether there is any. */
  boolean expire() {
    List<BusMessage> late =
        locked.stream().filter(each -> each.lockedUntil - System.nanoTime() <= 0).toList();
    late.forEach(this::giveBack);
    return !late.isEmpty();
  }

  private void giveBack(BusMessage message) {
    locked.remove(message);
    if (message.deliveries >= mostDeliveries) {
      dead.add(message);
    } else {
      waiting.addFirst(message);
    }
  }

  List<BusMessage> waiting() {
    return List.copyOf(waiting);
  }

  int size() {
    return waiting.size() + locked.size();
  }

  int dead() {
    return dead.size();
  }

  /** How many settlements came too late. */
  int lostLocks() {
    return lostLocks;
  }

  int mostDelivered() {
    int most = 0;
    for (BusMessage each : locked) {
      most = Math.max(most, each.deliveries);
    }
    for (BusMessage each : waiting) {
      most = Math.max(most, each.deliveries);
    }
    return most;
  }
}
