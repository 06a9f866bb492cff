package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Draft;
import io.emgadapter.dispatch.Prepared.Early;
import io.emgadapter.dispatch.Prepared.Ready;
import io.emgadapter.gateway.Outcome;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.ledger.Bells;
import io.emgadapter.ledger.Claim;
import io.emgadapter.ledger.ClaimedTask;
import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.Lease;
import io.emgadapter.ledger.Room;
import io.emgadapter.ledger.Room.Kind;
import io.emgadapter.ledger.Seal;
import io.emgadapter.ledger.Seal.Sealing;
import io.emgadapter.pause.PausePoint;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Tasks on their way, a batch or one alone: claim, draft, resolve, divide, sign, seal, send,
 * record.
 */
@Component
class Round {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Claim claim;
  private final Holding holding;
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
      Holding holding,
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
    this.holding = holding;
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

  /** Sends what is due by one route, in one batch; says whether there may be more. */
  boolean batch(Lease lease, String route, int most, Durably durably) {
    List<ClaimedTask> claimed = claim.claim(lease, route, Room.of(holding.of(route), most));
    go(lease, claimed, durably);
    return claimed.size() == most;
  }

  /** Claims what can be sent now, so many of one kind at most together with those in hand. */
  List<ClaimedTask> claim(Lease lease, String route, int most, int each, Collection<Kind> inHand) {
    return claim.claim(lease, route, new Room(holding.of(route), most, each, inHand));
  }

  /** Sends claimed Tasks. */
  void go(Lease lease, List<ClaimedTask> claimed, Durably durably) {
    if (claimed.isEmpty()) {
      return;
    }
    List<Prepared> drafted = drafts.of(claimed);
    Asked asked = inquiries.ask(durably.untilUp(() -> references.resolve(drafted)));
    PausePoint.RESOLVED.reach();
    prepared(lease, asked.others(), durably);
    prepared(lease, asked.await(), durably);
    bells.events().ring();
  }

  private void prepared(Lease lease, List<Prepared> prepared, Durably durably) {
    List<Prepared> possible = prepared.stream().map(this::paused).toList();
    keepBack.keep(lease, possible, durably);
    List<Prepared> signed = signing.sign(dividing.divide(lease, possible, durably));
    Map<Road, List<Ready>> roads =
        Prepared.only(Ready.class, signed).stream().collect(Collectors.groupingBy(Road::of));
    roads.forEach((road, ready) -> {
      String why = gateways.held(road.route()).get(road.subscription());
      if (why == null) {
        send(lease, road, ready, durably);
      } else { // since it was claimed: nothing is tried, so no attempt is counted
        List<Prepared> early =
            ready.stream().<Prepared>map(each -> new Early(each.task(), PAUSE, why)).toList();
        keepBack.keep(lease, early, durably);
      }
    });
  }

  /** What its gateway could not send now goes back before it is sealed. */
  private Prepared paused(Prepared prepared) {
    boolean goes = prepared instanceof Draft || prepared instanceof Ready;
    Duration pause = goes ? gateways.pause(prepared.task()) : Duration.ZERO;
    return pause.isZero() ? prepared : new Early(prepared.task(), pause, "its way is held for now");
  }

  private void send(Lease lease, Road road, List<Ready> ready, Durably durably) {
    PausePoint.SIGNED.reach();
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
