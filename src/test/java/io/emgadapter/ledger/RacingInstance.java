package io.emgadapter.ledger;

import io.emgadapter.ledger.ClaimedTask.SealedText;
import io.emgadapter.ledger.EndUnsent.Unsent;
import io.emgadapter.ledger.PutBack.Early;
import io.emgadapter.ledger.RecordDeliveries.Delivered;
import io.emgadapter.ledger.RecordDeliveries.Fate;
import io.emgadapter.ledger.RecordSending.Move;
import io.emgadapter.ledger.RecordSending.Refusal;
import io.emgadapter.ledger.RecordSending.Result;
import io.emgadapter.ledger.RefuseUnsent.Unfit;
import io.emgadapter.ledger.Seal.Sealing;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Problem;
import io.emgadapter.order.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * One instance that does at random what the adapter does: takes requests, sends, hears answers,
 * lets time pass, publishes. It dies between any two transactions, and tries any of them a second
 * time.
 */
final class RacingInstance {
  private static final List<String> LOCATIONS = List.of("A", "B", "C");
  private static final Duration SOON = Duration.ofSeconds(30);

  private final TestLedger ledger;
  private final RacedWorld world;
  private final Random random;
  private final Lease lease;

  RacingInstance(TestLedger ledger, RacedWorld world, String owner, long seed) {
    this.ledger = ledger;
    this.world = world;
    this.random = new Random(seed);
    this.lease = new Lease(owner, Duration.ofSeconds(60));
  }

  /** Brings to its end what is in the ledger. */
  void settle() {
    send();
    hear(world.remaining(random));
    once(() -> done(() -> new Driver(ledger).passDeadlines()));
    lookUp();
    publish(1_000);
  }

  /** Does one random thing. */
  void act() {
    switch (random.nextInt(13)) {
      case 12 -> lookUp();
      case 0, 1, 2 -> accept();
      case 3, 4, 5 -> send();
      case 6, 7, 8 -> hear(world.answers(random, 1 + random.nextInt(4)));
      case 9 -> twice(() -> done(() -> new Driver(ledger).passDeadlines()));
      default -> publish(5);
    }
  }

  private void accept() {
    List<NewRequest> batch = world.requests(random, 1 + random.nextInt(4));
    world.accepted(batch, twice(() -> ledger.the(Accept.class).accept(batch)));
  }

  private void hear(List<Answer> answers) {
    if (!answers.isEmpty()) {
      twice(() -> ledger.the(ApplyAnswers.class).apply(Requests.SUBSCRIPTION, answers));
      world.heard(answers);
    }
  }

  private void send() {
    endLate();
    List<ClaimedTask> claimed =
        once(() -> ledger.the(Claim.class).claim(lease, "emg", Room.of(Set.of(), 6)));
    if (dies()) {
      return;
    }
    List<ClaimedTask> going = divided(claimed);
    if (!dies()) {
      send(keptBack(going));
    }
  }

  private void endLate() {
    List<UUID> late = once(() -> ledger.the(ClaimLate.class).claim(lease, "emg", 6));
    List<Unsent> unsent =
        late.stream().map(task -> new Unsent(task, Reason.TOO_LATE, null)).toList();
    if (!dies()) {
      twice(() -> done(() -> ledger.the(EndUnsent.class).end(unsent)));
    }
  }

  /** Divides some Creates, as a gateway might say. */
  private List<ClaimedTask> divided(List<ClaimedTask> claimed) {
    List<Divide.Dividing> batch =
        claimed.stream()
            .filter(t -> t.verb() == Verb.CREATE && t.part() == null && t.sealed() == null)
            .map(t -> Parts.of(t, LOCATIONS.subList(0, 1 + random.nextInt(3))))
            .toList();
    Set<UUID> mine = twice(() -> ledger.the(Divide.class).divide(lease, batch));
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
    twice(() -> done(() -> ledger.the(RefuseUnsent.class).refuse(lease, unfit)));
    twice(() -> done(() -> ledger.the(PutBack.class).putBack(lease, early)));
    return going;
  }

  private void send(List<ClaimedTask> claimed) {
    List<Sealing> sealings =
        claimed.stream()
            .map(t -> new Sealing(t.id(), t.fence(), new SealedText(text(t), lease.owner())))
            .toList();
    Set<UUID> sealed = twice(() -> ledger.the(Seal.class).seal(lease, sealings));
    List<Result> results = new ArrayList<>();
    for (ClaimedTask task : claimed) {
      if (sealed.contains(task.id())) {
        leave(task, results);
      }
    }
    if (!dies()) {
      twice(() -> done(() -> ledger.the(RecordSending.class).record(results)));
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

  /** Looks up what is unknown and finds nothing: parks it, or has it sent once more. */
  private void lookUp() {
    Driver driver = new Driver(ledger);
    List<ClaimedLookup> claimed = once(driver::claimLookups);
    if (claimed.isEmpty() || dies()) {
      return;
    }
    if (random.nextBoolean()) {
      world.mayLeaveAgain(claimed);
      once(() -> driver.sendAgain(claimed));
    }
    twice(() -> done(() -> driver.giveUp(claimed)));
  }

  /** Claims deliveries and publishes most of them. */
  private void publish(int most) {
    List<DueDelivery> due = once(() -> ledger.the(ClaimDeliveries.class).claim(lease, most));
    List<Delivered> delivered =
        due.stream()
            .map(d ->
                new Delivered(d, random.nextInt(4) == 0 ? Fate.DUE : Fate.DELIVERED, SOON, true))
            .toList();
    if (!dies()) {
      twice(() -> done(() -> ledger.the(RecordDeliveries.class).record(delivered)));
    }
  }

  private boolean dies() {
    return random.nextInt(15) == 0;
  }

  private static Object done(Runnable work) {
    work.run();
    return work;
  }

  /** Runs a transaction, now and then as if its commit had been in doubt. */
  private <T> T twice(Supplier<T> transaction) {
    if (random.nextInt(8) == 0) {
      once(transaction);
    }
    return once(transaction);
  }

  private <T> T once(Supplier<T> transaction) {
    while (true) {
      try {
        T result = transaction.get();
        world.counted();
        return result;
      } catch (PessimisticLockingFailureException deadlock) {
        world.deadlocked(deadlock);
      }
    }
  }
}
