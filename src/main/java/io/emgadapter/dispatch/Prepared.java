package io.emgadapter.dispatch;

import io.emgadapter.gateway.Divider.Part;
import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.ClaimedTask.SealedText;
import io.emgadapter.order.Body;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Target.Referred;
import io.emgadapter.subscription.Subscription;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A claimed Task on its way to being sealed. */
sealed interface Prepared {
  /** The Task. */
  ClaimedTask task();

  /**
   * Its Body is read and keeps the rules.
   *
   * @param unresolved the order that it names by a reference which the ledger does not know; null
   *     for none
   * @param parts what its Task must be divided into; none where that is not asked yet, or done
   */
  record Draft(
      ClaimedTask task,
      Subscription subscription,
      Body body,
      @Nullable Referred unresolved,
      List<Part> parts)
      implements Prepared {
    Draft(ClaimedTask task, Subscription subscription, Body body) {
      this(task, subscription, body, null, List.of());
    }

    Draft referringTo(String number) {
      return new Draft(task, subscription, body.referringTo(number));
    }

    Draft asking(Referred referred) {
      return new Draft(task, subscription, body, referred, parts);
    }

    Draft dividedInto(List<Part> found) {
      return new Draft(task, subscription, body, unresolved, found);
    }
  }

  /** It can go. */
  record Ready(ClaimedTask task, SealedText sealed) implements Prepared {}

  /** It cannot go with these settings; it comes again when its lease ends. */
  record Left(ClaimedTask task) implements Prepared {}

  /**
   * It waits for something that it must know first.
   *
   * @param reason for the operator
   */
  record Early(ClaimedTask task, Duration dueIn, String reason) implements Prepared {}

  /** It can never be ordered as it is. */
  record Unfit(ClaimedTask task, Problem problem) implements Prepared {}

  /**
   * It must not go, now or ever.
   *
   * @param detail more about it, for its sender; null where the reason says it all
   */
  record Barred(ClaimedTask task, Reason reason, @Nullable String detail) implements Prepared {
    Barred(ClaimedTask task, Reason reason) {
      this(task, reason, null);
    }
  }

  /** Those of one kind. */
  static <T extends Prepared> List<T> only(Class<T> type, List<Prepared> prepared) {
    return prepared.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
