package io.emgadapter.ledger;

import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.ledger.send.Claim;
import io.emgadapter.ledger.send.Claim.ClaimLimits;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.ClaimedTask.SealedText;
import io.emgadapter.ledger.send.Divide;
import io.emgadapter.ledger.send.RecordSending;
import io.emgadapter.ledger.send.RecordSending.Move;
import io.emgadapter.ledger.send.RecordSending.Refusal;
import io.emgadapter.ledger.send.RecordSending.Result;
import io.emgadapter.ledger.send.RecordUnsent;
import io.emgadapter.ledger.send.RecordUnsent.Early;
import io.emgadapter.ledger.send.RecordUnsent.Unfit;
import io.emgadapter.ledger.send.RecordUnsent.Unsent;
import io.emgadapter.ledger.send.Seal;
import io.emgadapter.ledger.send.Seal.Sealing;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Route;
import io.emgadapter.order.Verb;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** The half of a racing instance that sends: it dies, doubts and is refused as the real one. */
final class RacingSender {
  private static final List<String> LOCATIONS = List.of("A", "B", "C");
  private static final Duration SOON = Duration.ofSeconds(30);

  private final TestLedger ledger;
  private final RacedWorld world;
  private final Lease lease;
  private final Random random;
  private final Chance chance;

  RacingSender(TestLedger ledger, RacedWorld world, Lease lease, Random random, Chance chance) {
    this.ledger = ledger;
    this.world = world;
    this.lease = lease;
    this.random = random;
    this.chance = chance;
  }

  /** Ends what is too late, and sends what is due. */
  void send() {
    endLate();
    List<ClaimedTask> claimed =
        chance.once(
            () -> ledger.the(Claim.class).claim(lease, Route.EMG, ClaimLimits.of(Set.of(), 6)));
    if (chance.dies()) {
      return;
    }
    List<ClaimedTask> going = divided(claimed);
    if (!chance.dies()) {
      send(keptBack(going));
    }
  }

  private void endLate() {
    List<UUID> late = chance.once(() -> ledger.the(Claim.class).claimLate(lease, Route.EMG, 6));
    List<Unsent> unsent =
        late.stream().map(task -> new Unsent(task, Reason.TOO_LATE, null)).toList();
    if (!chance.dies()) {
      chance.twice(() -> Chance.done(() -> ledger.the(RecordUnsent.class).end(unsent)));
    }
  }

  /** Divides some Creates, as a gateway might say. */
  private List<ClaimedTask> divided(List<ClaimedTask> claimed) {
    List<Divide.Dividing> batch =
        claimed.stream()
            .filter(t -> t.verb() == Verb.CREATE && t.part() == null && t.sealed() == null)
            .map(t -> Parts.of(t, LOCATIONS.subList(0, 1 + random.nextInt(3))))
            .toList();
    Set<UUID> mine = chance.twice(() -> ledger.the(Divide.class).divide(lease, batch));
    List<UUID> asked = batch.stream().map(Divide.Dividing::task).toList();
    return claimed.stream()
        .filter(task -> !asked.contains(task.id()) || mine.contains(task.id()))
        .toList();
  }

  /** Refuses some that were not sealed before, and puts some back. */
  private List<ClaimedTask> keptBack(List<ClaimedTask> claimed) {
    List<Early> early = new ArrayList<>();
    List<Unfit> unfit = new ArrayList<>();
    List<ClaimedTask> going = new ArrayList<>();
    for (ClaimedTask task : claimed) {
      switch (task.sealed() == null ? random.nextInt(12) : 2) {
        case 0 -> early.add(new Early(task.id(), task.fence(), SOON, "waits"));
        case 1 -> unfit.add(new Unfit(task.id(), task.fence(), new Problem("", "no", "No.")));
        default -> going.add(task);
      }
    }
    chance.twice(() -> Chance.done(() -> ledger.the(RecordUnsent.class).refuse(lease, unfit)));
    chance.twice(() -> Chance.done(() -> ledger.the(RecordUnsent.class).putBack(lease, early)));
    return going;
  }

  private void send(List<ClaimedTask> claimed) {
    List<Sealing> sealings =
        claimed.stream()
            .map(t -> new Sealing(t.id(), t.fence(), new SealedText(text(t), lease.owner())))
            .toList();
    Set<UUID> sealed = chance.twice(() -> ledger.the(Seal.class).seal(lease, sealings));
    List<Result> results = new ArrayList<>();
    for (ClaimedTask task : claimed) {
      if (sealed.contains(task.id())) {
        leave(task, results);
      }
    }
    if (!chance.dies()) {
      chance.twice(() -> Chance.done(() -> ledger.the(RecordSending.class).record(results)));
    }
  }

  private String text(ClaimedTask task) {
    return task.sealed() == null ? lease.owner() + random.nextInt() : task.sealed().text();
  }

  private void leave(ClaimedTask task, List<Result> results) {
    switch (random.nextInt(10)) {
      case 0 -> results.add(new Refusal(task.id(), task.fence(), new Problem("", "no", "No.")));
      case 1, 2, 3 -> results.add(new Move(task.id(), task.fence(), TaskState.READY, SOON, "cut"));
      case 4 -> {
        world.left(task);
        results.add(new Move(task.id(), task.fence(), TaskState.UNKNOWN, SOON, "cut"));
      }
      default -> {
        world.left(task);
        results.add(new Move(task.id(), task.fence(), TaskState.SENT, SOON, null));
      }
    }
  }
}
