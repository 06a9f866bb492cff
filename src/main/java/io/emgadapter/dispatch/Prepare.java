package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Draft;
import io.emgadapter.dispatch.Prepared.Early;
import io.emgadapter.dispatch.Prepared.Ready;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.util.List;
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
}
