package io.emgadapter.operate;

import io.emgadapter.ledger.parked.ResolveParked;
import io.emgadapter.ledger.parked.ResolveParked.Done;
import io.emgadapter.ledger.parked.ResolveParked.DoneBefore;
import io.emgadapter.ledger.parked.ResolveParked.NotThere;
import io.emgadapter.ledger.parked.ResolveParked.Resolved;
import io.emgadapter.ledger.parked.ResolveParked.Useless;
import io.emgadapter.ledger.parked.WorkBulk;
import io.emgadapter.ledger.parked.WorkBulk.BulkItem;
import io.emgadapter.ledger.parked.WorkBulk.Hold;
import io.emgadapter.ledger.parked.WorkBulk.Lost;
import io.emgadapter.work.Background.InRounds;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Failures;
import io.emgadapter.work.Lease.Instance;
import io.emgadapter.work.LogKey;
import io.emgadapter.work.Phase;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Works off what a person does to many parked messages, one message after the other, by the classes
 * that do it to one. Another instance goes on where this one died.
 */
@Component
class BulkActs extends InRounds {
  private static final Logger LOG = LoggerFactory.getLogger(BulkActs.class);
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final int BATCH = 50;

  private final WorkBulk work;
  private final ResolveParked resolveParked;
  private final Replay replay;
  private final String owner;
  private @Nullable Hold held;

  BulkActs(
      WorkBulk work, ResolveParked resolveParked, Replay replay, Bells bells, Instance instance) {
    super(Phase.FOLLOW, "bulk", bells.bulks(), EVERY);
    this.work = work;
    this.resolveParked = resolveParked;
    this.replay = replay;
    this.owner = instance.name() + "/bulk";
  }

  @Override
  protected boolean round() {
    Hold hold = held == null ? work.claim(owner, LEASE).orElse(null) : held;
    held = hold;
    if (hold == null) {
      return false;
    }
    try {
      batch(hold);
    } catch (Lost e) {
      held = null;
    }
    return isRunning();
  }

  private void batch(Hold hold) {
    List<BulkItem> items = work.next(hold, BATCH);
    if (items.isEmpty()) {
      work.finish(hold);
      held = null;
    }
    for (BulkItem item : items) {
      if (!isRunning()) {
        return;
      }
      one(hold, item);
    }
  }

  private void one(Hold hold, BulkItem item) {
    // What a process may have died over is replayed while somebody looks.
    if (hold.replays() && DeadLetter.REASON.equals(item.reason())) {
      work.failed(hold, item, "one-by-one");
      return;
    }
    switch (act(hold, item)) {
      case null -> work.failed(hold, item, "not-done");
      case Done _ -> {}
      case Useless useless -> work.inVain(hold, item, useless.code());
      case DoneBefore _ -> work.failed(hold, item, "done-before");
      case NotThere _ -> work.failed(hold, item, "not-there");
    }
  }

  /** Acts upon one message; null if it failed. */
  private @Nullable Resolved act(Hold hold, BulkItem item) {
    try {
      return resolved(hold, item);
    } catch (Lost e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      if (Failures.isBusy(e)) {
        throw e;
      }
      LOG.atWarn()
          .addKeyValue(LogKey.PARKED, item.parked())
          .log("An act upon many left out a message ({})", Failures.kind(e));
      return null;
    }
  }

  private Resolved resolved(Hold hold, BulkItem item) {
    return hold.replays()
        ? replay.replay(item.parked(), hold.act(), effect -> work.within(hold, item, effect))
        : resolveParked.discard(
            item.parked(),
            hold.act(),
            _ -> work.within(hold, item, () -> new Done("It is discarded.")));
  }
}
