package io.emgadapter.ledger;

import io.emgadapter.ledger.RecordDeliveries.Delivered;
import io.emgadapter.ledger.RecordDeliveries.Fate;
import io.emgadapter.order.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * One instance that does at random what the adapter does: takes requests, sends, hears answers,
 * lets time pass, publishes. It dies between any two transactions, and tries any of them a second
 * time.
 */
final class RacingInstance {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final TestLedger ledger;
  private final RacedWorld world;
  private final Random random;
  private final Chance chance;
  private final Lease lease;
  private final RacingSender sender;

  RacingInstance(TestLedger ledger, RacedWorld world, String owner, long seed) {
    this.ledger = ledger;
    this.world = world;
    this.random = new Random(seed);
    this.chance = new Chance(world, random);
    this.lease = new Lease(owner, Duration.ofSeconds(60));
    this.sender = new RacingSender(ledger, world, lease, random, chance);
  }

  /** Brings to its end what is in the ledger. */
  void settle() {
    sender.send();
    hear(world.remaining(random));
    chance.once(() -> Chance.done(() -> new Driver(ledger).passDeadlines()));
    lookUp();
    publish(1_000);
  }

  /** Does one random thing. */
  void act() {
    switch (random.nextInt(13)) {
      case 12 -> lookUp();
      case 0, 1, 2 -> accept();
      case 3, 4, 5 -> sender.send();
      case 6, 7, 8 -> hear(world.answers(random, 1 + random.nextInt(4)));
      case 9 -> chance.twice(() -> Chance.done(() -> new Driver(ledger).passDeadlines()));
      default -> publish(5);
    }
  }

  private void accept() {
    List<NewRequest> batch = world.requests(random, 1 + random.nextInt(4));
    world.accepted(batch, chance.twice(() -> ledger.the(Accept.class).accept(batch)));
  }

  private void hear(List<Answer> answers) {
    if (!answers.isEmpty()) {
      chance.twice(() -> ledger.the(ApplyAnswers.class).apply(Requests.SUBSCRIPTION, answers));
      world.heard(answers);
    }
  }

  /** Looks up what is unknown and finds nothing: parks it, or has it sent once more. */
  private void lookUp() {
    Driver driver = new Driver(ledger);
    List<ClaimedLookup> claimed = chance.once(driver::claimLookups);
    if (claimed.isEmpty() || chance.dies()) {
      return;
    }
    if (random.nextBoolean()) {
      world.mayLeaveAgain(claimed);
      chance.once(() -> driver.sendAgain(claimed));
    }
    chance.twice(() -> Chance.done(() -> driver.giveUp(claimed)));
  }

  /** Claims deliveries and publishes most of them. */
  private void publish(int most) {
    List<DueDelivery> due = chance.once(() -> ledger.the(ClaimDeliveries.class).claim(lease, most));
    List<Delivered> delivered =
        due.stream()
            .map(d ->
                new Delivered(d, random.nextInt(4) == 0 ? Fate.DUE : Fate.DELIVERED, SOON, true))
            .toList();
    if (!chance.dies()) {
      chance.twice(() -> Chance.done(() -> ledger.the(RecordDeliveries.class).record(delivered)));
    }
  }
}
