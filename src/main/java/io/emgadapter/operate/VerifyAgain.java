package io.emgadapter.operate;

import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.Audit.Item;
import io.emgadapter.ledger.parked.RecordAct;
import io.emgadapter.ledger.parked.ResolveParked.Done;
import io.emgadapter.ledger.reads.ReadParked;
import io.emgadapter.ledger.reads.ReadParked.ParkedStatus;
import io.emgadapter.ledger.reads.ReadParked.Wanted;
import io.emgadapter.receive.Receivers;
import io.emgadapter.receive.ReplayMessage;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.work.Failures;
import io.emgadapter.work.LogKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Verifies what was parked as wrongly signed once more, with the keys of now, the oldest first, and
 * has what verifies take effect as a replay does: each message in a transaction of its own, so that
 * one that cannot be taken holds up no other. What does not verify stays as it is, and so does what
 * the ledger refuses.
 */
@Component
public class VerifyAgain {
  private static final Logger LOG = LoggerFactory.getLogger(VerifyAgain.class);
  private static final String PARKED_AS = "wrong-signature";
  private static final int PAGE = 100;
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final ReadParked parked;
  private final ReplayMessage message;
  private final Replay replay;
  private final Receivers receivers;
  private final RecordAct recordAct;
  private final Subscriptions subscriptions;

  VerifyAgain(
      ReadParked parked,
      ReplayMessage message,
      Replay replay,
      Receivers receivers,
      RecordAct recordAct,
      Subscriptions subscriptions) {
    this.parked = parked;
    this.message = message;
    this.replay = replay;
    this.receivers = receivers;
    this.recordAct = recordAct;
    this.subscriptions = subscriptions;
  }

  /**
   * What came of it.
   *
   * @param checked how many were looked at
   * @param tookEffect how many verified and have taken effect
   * @param stillWrong how many still do not verify
   * @param other how many verify and would be parked for another reason, or were resolved meanwhile
   * @param notDone how many verify, and the ledger refused to have them take effect
   * @param notDoneIds the first {@value #MOST_NAMED} of those
   * @param next where there may be more: to be given as {@code after}
   */
  public record Counts(
      int checked,
      int tookEffect,
      int stillWrong,
      int other,
      int notDone,
      List<UUID> notDoneIds,
      @Nullable UUID next) {
    private static final int MOST_NAMED = 100;
    private static final Counts NONE = new Counts(0, 0, 0, 0, 0, List.of(), null);
    private static final Counts EFFECT = new Counts(1, 1, 0, 0, 0, List.of(), null);
    private static final Counts WRONG = new Counts(1, 0, 1, 0, 0, List.of(), null);
    private static final Counts OTHER = new Counts(1, 0, 0, 1, 0, List.of(), null);

    private static Counts notDone(UUID id) {
      return new Counts(1, 0, 0, 0, 1, List.of(id), null);
    }

    private Counts withNext(@Nullable UUID after) {
      return new Counts(checked, tookEffect, stillWrong, other, notDone, notDoneIds, after);
    }

    Counts plus(Counts page) {
      return new Counts(
          checked + page.checked,
          tookEffect + page.tookEffect,
          stillWrong + page.stillWrong,
          other + page.other,
          notDone + page.notDone,
          Stream.concat(notDoneIds.stream(), page.notDoneIds.stream()).limit(MOST_NAMED).toList(),
          page.next);
    }

    private String words() {
      return "of %d messages %d took effect, %d do not verify, %d for another reason, %d refused by the ledger"
          .formatted(checked, tookEffect, stillWrong, other, notDone);
    }
  }

  /**
   * Goes on until all have been looked at, for 20 seconds at most. Each hundred of them leave a
   * line in the audit; taking from the queue begins again, if it had stopped.
   *
   * @param after the last one that was looked at before; null for the oldest
   */
  public Counts run(Subscription subscription, @Nullable UUID after, Act act) {
    receivers.tryAgain(subscription.name());
    long end = System.nanoTime() + LONGEST.toNanos();
    Counts all = Counts.NONE.withNext(after);
    do {
      Counts page = page(subscription, all.next(), act);
      recordAct.of(act, "verify-again", Item.ofSubscription(subscription.name()), page.words());
      all = all.plus(page);
    } while (all.next() != null && System.nanoTime() < end);
    return all;
  }

  /**
   * Whether one message verifies by the keys of now; nothing is done with it.
   *
   * @return empty where its subscription is not known, or verifies nothing
   */
  public Optional<Boolean> verifies(ParkedStatus status, byte[] bytes) {
    return Optional.ofNullable(status.subscription())
        .flatMap(subscriptions::find)
        .filter(subscription -> subscription.verifier() != null)
        .map(subscription -> message.verifies(subscription, bytes));
  }

  private Counts page(Subscription subscription, @Nullable UUID after, Act act) {
    List<ParkedStatus> page =
        parked.page(new Wanted("PARKED", PARKED_AS, subscription.name(), after, true, PAGE));
    Counts counts =
        page.stream()
            .map(each -> one(subscription, each.id(), act))
            .reduce(Counts.NONE, Counts::plus);
    return counts.withNext(page.size() == PAGE ? page.getLast().id() : null);
  }

  private Counts one(Subscription subscription, UUID id, Act act) {
    byte[] bytes = parked.bytes(id).orElse(null);
    if (bytes == null || !message.verifies(subscription, bytes)) {
      return Counts.WRONG;
    }
    try {
      return replay.replay(id, act) instanceof Done ? Counts.EFFECT : Counts.OTHER;
    } catch (RuntimeException e) {
      // In an outage the next message cannot even be read, and all of this ends.
      LOG.atWarn()
          .addKeyValue(LogKey.PARKED, id)
          .log("A message that verifies now stays parked ({})", Failures.kind(e));
      return Counts.notDone(id);
    }
  }
}
