package io.emgadapter.relay;

import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.MoveCursor;
import io.emgadapter.ledger.events.MoveCursor.Endpoint;
import io.emgadapter.ledger.events.TakeCursors.Hold;
import io.emgadapter.work.Durably;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves one reader's cursor: at once where something is to be recorded, else now and then. Seldom
 * if moving takes long: while somebody holds a transaction open in the same server, each move
 * leaves a dead row in the next one's way.
 */
final class Mover {
  private static final long SOON = Duration.ofMillis(400).toNanos();
  private static final long LATER = Duration.ofSeconds(10).toNanos();
  private static final int REST = 50;

  private final MoveCursor moveCursor;
  private final LogWatch watch;
  private final Durably durably;
  private long fence = -1;
  private long reached;
  private long recorded;
  private boolean told;
  private long movedAt = System.nanoTime();
  private long rest;

  Mover(MoveCursor moveCursor, LogWatch watch, Durably durably) {
    this.moveCursor = moveCursor;
    this.watch = watch;
    this.durably = durably;
  }

  /** Whether it goes on under this hold. */
  boolean isOf(Hold hold) {
    return fence == hold.fence();
  }

  /** Begins where the ledger says. */
  void begin(Hold hold) {
    fence = hold.fence();
    reached = hold.number();
    recorded = hold.number();
    told = false;
  }

  /** Everything up to here is published or recorded as left behind. */
  void passed(long number, boolean anything) {
    reached = number;
    told |= anything;
  }

  /** Moves if it is time. */
  void moveIfTime(Hold hold) {
    long due = movedAt + Math.max(rest, told ? SOON : LATER);
    if (reached > recorded && System.nanoTime() - due >= 0) {
      record(hold, List.of(), List.of(), null);
    }
  }

  /**
   * Moves at once.
   *
   * @return whether this instance still held the reader
   */
  boolean record(Hold hold, List<Attempt> left, List<Attempt> again, @Nullable Endpoint news) {
    Hold before = hold.again();
    boolean moved = durably.untilUp(() -> moveCursor.move(before, reached, left, again, news));
    if (moved) {
      recorded = reached;
      told = false;
      movedAt = System.nanoTime();
      rest = before.watch().age().multipliedBy(REST).toNanos();
      watch.renewed(before);
    } else {
      fence = -1;
      watch.lost(hold);
    }
    return moved;
  }

  /** Remembers how far it came; for others to go on from there. */
  void leave(Hold hold) {
    try {
      if (reached > recorded) {
        record(hold, List.of(), List.of(), null);
      }
      watch.giveBack(hold);
    } catch (RuntimeException e) {
      // Out of reach while stopping: some of it comes again, when the lease has ended.
      fence = -1;
    }
  }
}
