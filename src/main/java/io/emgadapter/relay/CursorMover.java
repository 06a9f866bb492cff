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
 * Moves one reader's cursor: at once if something must be recorded, otherwise now and then. It
 * moves more seldom if a move takes long: as long as somebody keeps a transaction open in the same
 * database server, each move leaves a dead row that slows down the next one.
 */
final class CursorMover {
  private static final long SOON = Duration.ofMillis(400).toNanos();
  private static final long LATER = Duration.ofSeconds(10).toNanos();
  private static final int REST = 50;

  private final MoveCursor moveCursor;
  private final LogWatch watch;
  private final Durably durably;
  private long fence = -1;
  private long reached;
  private long recorded;
  private boolean delivered;
  private long movedAt = System.nanoTime();
  private long rest;

  CursorMover(MoveCursor moveCursor, LogWatch watch, Durably durably) {
    this.moveCursor = moveCursor;
    this.watch = watch;
    this.durably = durably;
  }

  /** Whether the cursor was begun under this hold. */
  boolean isOf(Hold hold) {
    return fence == hold.fence();
  }

  /** Begins where the ledger says. */
  void begin(Hold hold) {
    fence = hold.fence();
    reached = hold.number();
    recorded = hold.number();
    delivered = false;
  }

  /** Everything up to this number is delivered, or will be recorded as left behind. */
  void passed(long number, boolean anything) {
    reached = number;
    delivered |= anything;
  }

  /** Moves if it is time. */
  void moveIfTime(Hold hold) {
    long due = movedAt + Math.max(rest, delivered ? SOON : LATER);
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
      delivered = false;
      movedAt = System.nanoTime();
      rest = before.watch().age().multipliedBy(REST).toNanos();
      watch.renewed(before);
    } else {
      fence = -1;
      watch.lost(hold);
    }
    return moved;
  }

  /** Gives the reader back; another instance goes on where this one stopped. */
  void leave(Hold hold) {
    try {
      if (isOf(hold) && reached > recorded) {
        record(hold, List.of(), List.of(), null);
      }
      watch.giveBack(hold);
    } catch (RuntimeException e) {
      // The ledger is out of reach while the adapter stops: some events are delivered twice, after
      // the lease has ended.
      fence = -1;
    }
  }
}
