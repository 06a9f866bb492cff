package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepare.Prepared.Draft;
import io.emgadapter.dispatch.Prepare.Prepared.Early;
import io.emgadapter.dispatch.Prepare.Prepared.Ready;
import io.emgadapter.gateway.Divider.Part;
import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.ClaimedTask.SealedText;
import io.emgadapter.order.Body;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Target.Referred;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes claimed Tasks ready to be sealed: draft, resolve, ask Equinix where that is needed, divide,
 * sign. What cannot go, or not yet, is kept back.
 */
@Component
class Prepare {
  private final DraftTasks drafts;
  private final ResolveReferences references;
  private final AskEquinix inquiries;
  private final Gateways gateways;
  private final UnsentTasks unsentTasks;
  private final DivideTasks dividing;
  private final SignTasks signing;

  Prepare(
      DraftTasks drafts,
      ResolveReferences references,
      AskEquinix inquiries,
      Gateways gateways,
      UnsentTasks unsentTasks,
      DivideTasks dividing,
      SignTasks signing) {
    this.drafts = drafts;
    this.references = references;
    this.inquiries = inquiries;
    this.gateways = gateways;
    this.unsentTasks = unsentTasks;
    this.dividing = dividing;
    this.signing = signing;
  }

  /** Drafts them and starts to ask what must be known of some. */
  AskEquinix.Asked begin(List<ClaimedTask> claimed, Durably durably) {
    List<Prepared> drafted = drafts.of(claimed);
    AskEquinix.Asked asked = inquiries.ask(durably.untilUp(() -> references.resolve(drafted)));
    PausePoint.RESOLVED.reach();
    return asked;
  }

  /** Those that are ready now. */
  List<Ready> finish(Lease lease, List<Prepared> prepared, Durably durably) {
    List<Prepared> possible = prepared.stream().map(this::paused).toList();
    unsentTasks.keep(lease, possible, durably);
    return Prepared.only(Ready.class, signing.sign(dividing.divide(lease, possible, durably)));
  }

  /** What its gateway could not send now goes back before it is sealed. */
  private Prepared paused(Prepared prepared) {
    boolean goes = prepared instanceof Draft || prepared instanceof Ready;
    Duration pause = goes ? gateways.pause(prepared.task()) : Duration.ZERO;
    return pause.isZero() ? prepared : new Early(prepared.task(), pause, "its way is held for now");
  }

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
}
