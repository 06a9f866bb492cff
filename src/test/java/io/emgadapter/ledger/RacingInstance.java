package io.emgadapter.ledger;

import io.emgadapter.ledger.accept.Accept;
import io.emgadapter.ledger.end.ApplyAnswers;
import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.ledger.events.Delivery.Attempt.End;
import io.emgadapter.ledger.events.TakeCursors.Hold;
import io.emgadapter.ledger.events.TestReader;
import io.emgadapter.ledger.lookup.ClaimLookups.ClaimedLookup;
import io.emgadapter.order.Answer;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * One instance that does at random what the adapter does: takes requests, sends, hears answers,
 * lets time pass, publishes. It dies between any two transactions, and tries any of them a second
 * time.
 */
final class RacingInstance {
  private final TestLedger ledger;
  private final RacedWorld world;
  private final Random random;
  private final Chance chance;
  private final Lease lease;
  private final RacingSender sender;
  private final TestReader reader;

  RacingInstance(TestLedger ledger, RacedWorld world, String owner, long seed) {
    this.ledger = ledger;
    this.world = world;
    this.random = new Random(seed);
    this.chance = new Chance(world, random);
    this.lease = new Lease(owner, Duration.ofSeconds(60));
    this.reader = TestReader.exchange(ledger, owner);
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

  /** Reads on in the log, and tries again what was left behind; most of it is taken. */
  private void publish(int most) {
    Optional<Hold> taken = chance.once(() -> Optional.ofNullable(reader.tryToHold()));
    if (taken.isEmpty() || chance.dies()) {
      return;
    }
    Hold hold = taken.get();
    List<Delivery> due = chance.once(reader::due);
    Map<Delivery, End> retried = ends(due);
    chance.twice(() -> reader.record(hold, due, retried::get));
    List<Delivery> next = chance.once(() -> reader.next(hold, most));
    Map<Delivery, End> fresh = ends(next);
    if (!chance.dies()) {
      chance.twice(() -> reader.move(hold, next, fresh::get));
    }
  }

  private Map<Delivery, End> ends(List<Delivery> copies) {
    Map<Delivery, End> ends = new HashMap<>();
    copies.forEach(copy -> ends.put(copy, random.nextInt(4) == 0 ? End.AGAIN : End.DONE));
    return ends;
  }
}
