package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Draft;
import io.emgadapter.dispatch.Prepared.Early;
import io.emgadapter.dispatch.Prepared.Ready;
import io.emgadapter.ledger.ClaimedTask;
import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.Lease;
import io.emgadapter.pause.PausePoint;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Makes claimed Tasks ready to be sealed: draft, resolve, ask Equinix where that is needed, divide,
 * sign. What cannot go, or not yet, is kept back.
 */
@Component
class Prepare {
  private final Drafts drafts;
  private final References references;
  private final Inquiries inquiries;
  private final Gateways gateways;
  private final KeepBack keepBack;
  private final Dividing dividing;
  private final Signing signing;

  Prepare(
      Drafts drafts,
      References references,
      Inquiries inquiries,
      Gateways gateways,
      KeepBack keepBack,
      Dividing dividing,
      Signing signing) {
    this.drafts = drafts;
    this.references = references;
    this.inquiries = inquiries;
    this.gateways = gateways;
    this.keepBack = keepBack;
    this.dividing = dividing;
    this.signing = signing;
  }

  /** Drafts them and starts to ask what must be known of some. */
  Inquiries.Asked begin(List<ClaimedTask> claimed, Durably durably) {
    List<Prepared> drafted = drafts.of(claimed);
    Inquiries.Asked asked = inquiries.ask(durably.untilUp(() -> references.resolve(drafted)));
    PausePoint.RESOLVED.reach();
    return asked;
  }

  /** Those that are ready now. */
  List<Ready> finish(Lease lease, List<Prepared> prepared, Durably durably) {
    List<Prepared> possible = prepared.stream().map(this::paused).toList();
    keepBack.keep(lease, possible, durably);
    return Prepared.only(Ready.class, signing.sign(dividing.divide(lease, possible, durably)));
  }

  /** What its gateway could not send now goes back before it is sealed. */
  private Prepared paused(Prepared prepared) {
    boolean goes = prepared instanceof Draft || prepared instanceof Ready;
    Duration pause = goes ? gateways.pause(prepared.task()) : Duration.ZERO;
    return pause.isZero() ? prepared : new Early(prepared.task(), pause, "its way is held for now");
  }
}
