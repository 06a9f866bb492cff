package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Ready;
import io.emgadapter.gateway.Outcome;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.ledger.Bells;
import io.emgadapter.ledger.Claim;
import io.emgadapter.ledger.ClaimedTask;
import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.Lease;
import io.emgadapter.ledger.Seal;
import io.emgadapter.ledger.Seal.Sealing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** One batch on its way: claim, draft, resolve, divide, sign, seal, send, record. */
@Component
class Round {
  private final Claim claim;
  private final Drafts drafts;
  private final References references;
  private final Inquiries inquiries;
  private final KeepBack keepBack;
  private final Dividing dividing;
  private final Signing signing;
  private final Seal seal;
  private final Gateways gateways;
  private final RecordOutcomes recordOutcomes;
  private final Bells bells;

  Round(
      Claim claim,
      Drafts drafts,
      References references,
      Inquiries inquiries,
      KeepBack keepBack,
      Dividing dividing,
      Signing signing,
      Seal seal,
      Gateways gateways,
      RecordOutcomes recordOutcomes,
      Bells bells) {
    this.claim = claim;
    this.drafts = drafts;
    this.references = references;
    this.inquiries = inquiries;
    this.keepBack = keepBack;
    this.dividing = dividing;
    this.signing = signing;
    this.seal = seal;
    this.gateways = gateways;
    this.recordOutcomes = recordOutcomes;
    this.bells = bells;
  }

  /** Tasks that go together. */
  private record Road(String route, String subscription) {
    static Road of(Ready ready) {
      return new Road(ready.task().route(), ready.task().subscription());
    }
  }

  /** Sends what is due; says whether there may be more. */
  boolean go(Lease lease, int most, Durably durably) {
    List<ClaimedTask> claimed = claim.claim(lease, most);
    if (claimed.isEmpty()) {
      return false;
    }
    List<Prepared> drafted = drafts.of(claimed);
    Asked asked = inquiries.ask(durably.untilUp(() -> references.resolve(drafted)));
    go(lease, asked.others(), durably);
    go(lease, asked.await(), durably);
    bells.events().ring();
    return claimed.size() == most;
  }

  private void go(Lease lease, List<Prepared> prepared, Durably durably) {
    keepBack.keep(lease, prepared, durably);
    List<Prepared> signed = signing.sign(dividing.divide(lease, prepared, durably));
    Map<Road, List<Ready>> roads =
        Prepared.only(Ready.class, signed).stream().collect(Collectors.groupingBy(Road::of));
    roads.forEach((road, ready) -> send(lease, road, ready, durably));
  }

  private void send(Lease lease, Road road, List<Ready> ready, Durably durably) {
    List<Sealing> sealings = ready.stream().map(Round::sealing).toList();
    LeaseWatch watch = LeaseWatch.of(lease);
    Set<UUID> mine = durably.untilUp(() -> seal.seal(lease, sealings));
    List<Ready> going = ready.stream().filter(each -> mine.contains(each.task().id())).toList();
    if (!going.isEmpty()) {
      List<Outcome> outcomes =
          watch.holds()
              ? gateways.send(road.route(), going.stream().map(Round::sealedTask).toList())
              : LeaseWatch.tooLate(going.size());
      recordOutcomes.record(
          durably, road.subscription(), going.stream().map(Ready::task).toList(), outcomes);
    }
  }

  private static Sealing sealing(Ready ready) {
    return new Sealing(ready.task().id(), ready.task().fence(), ready.sealed());
  }

  private static SealedTask sealedTask(Ready ready) {
    ClaimedTask task = ready.task();
    return new SealedTask(
        task.id(),
        task.subscription(),
        task.verb(),
        task.resource(),
        ready.sealed().text(),
        ready.sealed().signature(),
        RestOfTask.of(task));
  }
}
