package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Barred;
import io.emgadapter.dispatch.Prepared.Ready;
import io.emgadapter.gateway.Outcome;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.ledger.Bells;
import io.emgadapter.ledger.Claim;
import io.emgadapter.ledger.ClaimedTask;
import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.EndUnsent;
import io.emgadapter.ledger.EndUnsent.Unsent;
import io.emgadapter.ledger.Lease;
import io.emgadapter.ledger.Seal;
import io.emgadapter.ledger.Seal.Sealing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One batch on its way: claim, prepare, seal, send, record. */
@Component
class Round {
  private static final Logger LOG = LoggerFactory.getLogger(Round.class);

  private final Claim claim;
  private final Preparer preparer;
  private final EndUnsent endUnsent;
  private final Seal seal;
  private final Gateways gateways;
  private final RecordOutcomes recordOutcomes;
  private final Bells bells;

  Round(
      Claim claim,
      Preparer preparer,
      EndUnsent endUnsent,
      Seal seal,
      Gateways gateways,
      RecordOutcomes recordOutcomes,
      Bells bells) {
    this.claim = claim;
    this.preparer = preparer;
    this.endUnsent = endUnsent;
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
    List<Prepared> prepared = preparer.prepare(claimed);
    bar(only(Barred.class, prepared), durably);
    Map<Road, List<Ready>> roads =
        only(Ready.class, prepared).stream().collect(Collectors.groupingBy(Road::of));
    roads.forEach((road, ready) -> send(lease, road, ready, durably));
    bells.events().ring();
    return claimed.size() == most;
  }

  private void bar(List<Barred> barred, Durably durably) {
    durably.run(
        barred.stream()
            .map(each -> new Unsent(each.task().id(), each.reason(), each.detail()))
            .toList(),
        this::end,
        Round::leave);
  }

  private List<Boolean> end(List<Unsent> batch) {
    endUnsent.end(batch);
    return batch.stream().map(_ -> true).toList();
  }

  private static Boolean leave(Unsent unsent) {
    LOG.error("Task {} cannot be ended; it comes again when its lease ends", unsent.task());
    return false;
  }

  private void send(Lease lease, Road road, List<Ready> ready, Durably durably) {
    List<Sealing> sealings = ready.stream().map(Round::sealing).toList();
    Set<UUID> mine = durably.untilUp(() -> seal.seal(lease, sealings));
    List<Ready> going = ready.stream().filter(each -> mine.contains(each.task().id())).toList();
    if (!going.isEmpty()) {
      List<Outcome> outcomes =
          gateways.send(road.route(), going.stream().map(Round::sealedTask).toList());
      recordOutcomes.record(
          durably, road.subscription(), going.stream().map(Ready::task).toList(), outcomes);
    }
  }

  private static Sealing sealing(Ready ready) {
    return new Sealing(ready.task().id(), ready.task().fence(), ready.sealed());
  }

  private static SealedTask sealedTask(Ready ready) {
    ClaimedTask task = ready.task();
    byte[] rest = task.rest();
    return new SealedTask(
        task.id(),
        task.subscription(),
        task.verb(),
        task.resource(),
        ready.sealed().text(),
        ready.sealed().signature(),
        rest == null ? null : new String(rest, StandardCharsets.UTF_8));
  }

  private static <T extends Prepared> List<T> only(Class<T> type, List<Prepared> prepared) {
    return prepared.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
