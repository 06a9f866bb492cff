package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Early;
import io.emgadapter.dispatch.Prepared.Ready;
import io.emgadapter.dispatch.RecordOutcomes.Recorded;
import io.emgadapter.dispatch.TaskSpans.Seals;
import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.Seal;
import io.emgadapter.ledger.send.Seal.Sealing;
import io.emgadapter.order.Route;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.sight.Counting;
import io.emgadapter.sight.TraceSpan;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Lease;
import io.emgadapter.work.Lease.LeaseWatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Seals Tasks, sends them, and hands on what became of them. */
@Component
class SendTasks {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Seal seal;
  private final Gateways gateways;
  private final UnsentTasks unsentTasks;
  private final Recorder recorder;
  private final SendMeters meters;
  private final TaskSpans spans;

  SendTasks(
      Seal seal,
      Gateways gateways,
      UnsentTasks unsentTasks,
      Recorder recorder,
      SendMeters meters,
      TaskSpans spans) {
    this.seal = seal;
    this.gateways = gateways;
    this.unsentTasks = unsentTasks;
    this.recorder = recorder;
    this.meters = meters;
    this.spans = spans;
  }

  /** Sends what is ready, unless its route was blocked since it was claimed. */
  void go(Lease lease, List<Ready> ready, Durably durably) {
    Map<Account, List<Ready>> byAccount =
        ready.stream().collect(Collectors.groupingBy(Account::of));
    byAccount.forEach((account, tasks) -> {
      String why = gateways.blocked(account.route()).get(account.subscription());
      if (why == null) {
        seal(lease, tasks, durably);
      } else { // nothing is tried, so no attempt is counted
        List<Prepared> early =
            tasks.stream().<Prepared>map(each -> new Early(each.task(), PAUSE, why)).toList();
        unsentTasks.keep(lease, early, durably);
      }
    });
  }

  private void seal(Lease lease, List<Ready> ready, Durably durably) {
    PausePoint.SIGNED.reach();
    List<Sealing> sealings = ready.stream().map(SendTasks::sealing).toList();
    LeaseWatch watch = LeaseWatch.of(lease);
    Seals seals = spans.seal(ready);
    Set<UUID> mine;
    try {
      mine = durably.untilUp(() -> seal.seal(lease, sealings));
    } catch (RuntimeException | Error e) {
      seals.undecided();
      throw e;
    }
    seals.end(mine);
    notSealed(ready.stream().filter(each -> !mine.contains(each.task().id())).toList());
    sealed(watch, ready.stream().filter(each -> mine.contains(each.task().id())).toList());
  }

  /**
   * Of these nothing has left. The commit of a first try may have sealed them all the same, before
   * an outage that was longer than their lease: then this is what is known of them.
   */
  void notSealed(List<Ready> ready) {
    if (!ready.isEmpty()) {
      recorder.add(Recorded.unsent(tasks(ready), "it was not sealed within its lease"));
    }
  }

  /** Sends Tasks of one subscription and route that are sealed. */
  void sealed(LeaseWatch watch, List<Ready> ready) {
    if (ready.isEmpty()) {
      return;
    }
    List<ClaimedTask> tasks = tasks(ready);
    String subscription = tasks.getFirst().subscription();
    Route route = tasks.getFirst().route();
    if (watch.holds()) {
      long since = System.nanoTime();
      List<TraceSpan> sending = spans.send(tasks);
      List<Outcome> outcomes = send(route, ready, sending);
      Duration took = Duration.ofNanos(System.nanoTime() - since);
      recorder.add(Recorded.of(tasks, outcomes));
      TaskSpans.sent(sending, outcomes);
      Counting.now(() -> meters.sent(subscription, route, outcomes, took));
    } else {
      recorder.add(Recorded.unsent(tasks, "too much of its lease had passed"));
      Counting.now(() -> meters.tooLate(subscription, route, tasks.size()));
    }
  }

  private List<Outcome> send(Route route, List<Ready> ready, List<TraceSpan> sending) {
    try {
      return gateways.send(route, ready.stream().map(SendTasks::sealedTask).toList());
    } catch (RuntimeException | Error e) {
      TaskSpans.undecided(sending);
      throw e;
    }
  }

  private static List<ClaimedTask> tasks(List<Ready> ready) {
    return ready.stream().map(Ready::task).toList();
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
        DivideTasks.rest(task));
  }

  /** Tasks of one go together. */
  private record Account(Route route, String subscription) {
    static Account of(Ready ready) {
      return new Account(ready.task().route(), ready.task().subscription());
    }
  }
}
