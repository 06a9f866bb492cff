package io.emgadapter.operate;

import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.RecordAct;
import io.emgadapter.ledger.parked.ResolveParked.Done;
import io.emgadapter.ledger.reads.ReadParked;
import io.emgadapter.ledger.reads.ReadParked.ParkedStatus;
import io.emgadapter.ledger.reads.ReadParked.Wanted;
import io.emgadapter.receive.Receivers;
import io.emgadapter.receive.ReplayMessage;
import io.emgadapter.subscription.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Verifies what was parked as wrongly signed once more, with the keys of now, the oldest first, and
 * has what verifies take effect as a replay does: each message in a transaction of its own, so that
 * one that cannot be taken holds up no other. What does not verify stays as it is.
 */
@Component
public class VerifyAgain {
  private static final String PARKED_AS = "wrong-signature";
  private static final int PAGE = 100;
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final ReadParked parked;
  private final ReplayMessage message;
  private final Replay replay;
  private final Receivers receivers;
  private final RecordAct recordAct;

  VerifyAgain(
      ReadParked parked,
      ReplayMessage message,
      Replay replay,
      Receivers receivers,
      RecordAct recordAct) {
    this.parked = parked;
    this.message = message;
    this.replay = replay;
    this.receivers = receivers;
    this.recordAct = recordAct;
  }

  /**
   * What came of it.
   *
   * @param checked how many were looked at
   * @param tookEffect how many verified and have taken effect
   * @param stillWrong how many still do not verify
   * @param other how many verify and would be parked for another reason, or were resolved meanwhile
   * @param next where there may be more: to be given as {@code after}
   */
  public record Counts(
      int checked, int tookEffect, int stillWrong, int other, @Nullable UUID next) {
    private static final Counts NONE = new Counts(0, 0, 0, 0, null);

    Counts plus(Counts page) {
      return new Counts(
          checked + page.checked,
          tookEffect + page.tookEffect,
          stillWrong + page.stillWrong,
          other + page.other,
          page.next);
    }

    private String words() {
      return "of %d messages %d took effect, %d do not verify, %d for another reason"
          .formatted(checked, tookEffect, stillWrong, other);
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
    Counts all = new Counts(0, 0, 0, 0, after);
    do {
      Counts page = page(subscription, all.next(), act);
      recordAct.of(act, "verify-again", "subscription/" + subscription.name(), page.words());
      all = all.plus(page);
    } while (all.next() != null && System.nanoTime() < end);
    return all;
  }

  private Counts page(Subscription subscription, @Nullable UUID after, Act act) {
    List<ParkedStatus> page =
        parked.page(new Wanted("PARKED", PARKED_AS, subscription.name(), after, true, PAGE));
    Counts counts =
        page.stream()
            .map(each -> one(subscription, each.id(), act))
            .reduce(Counts.NONE, Counts::plus);
    UUID next = page.size() == PAGE ? page.getLast().id() : null;
    return new Counts(
        counts.checked(), counts.tookEffect(), counts.stillWrong(), counts.other(), next);
  }

  private Counts one(Subscription subscription, UUID id, Act act) {
    byte[] bytes = parked.bytes(id).orElse(null);
    if (bytes == null || !message.verifies(subscription, bytes)) {
      return new Counts(1, 0, 1, 0, null);
    }
    boolean tookEffect = replay.replay(id, act) instanceof Done;
    return new Counts(1, tookEffect ? 1 : 0, 0, tookEffect ? 0 : 1, null);
  }
}
