package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Ready;
import io.emgadapter.ledger.send.Claim.ClaimLimits;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.order.Route;
import io.emgadapter.work.Bells.Bell;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Failures;
import io.emgadapter.work.Lease;
import io.emgadapter.work.Lease.LeaseWatch;
import io.emgadapter.work.LogKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the Tasks of one route from the claim, or from their acceptance, to the record. To the
 * messaging gateway those of one subscription go together, by REST each alone; always on a virtual
 * thread of their own, so that neither a slow link nor a question that Equinix does not answer
 * holds up another's.
 */
final class RouteSender {
  private static final Logger LOG = LoggerFactory.getLogger(RouteSender.class);

  private final Route route;
  private final TasksInHand inHand;
  private final Lease lease;
  private final Prepare prepare;
  private final SendTasks send;
  private final Bell waiting;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean stopping;
  private final Durably durably = new Durably(this::isStopping);

  /**
   * @param waiting rings when something may wait in the ledger that could be taken in hand
   */
  RouteSender(
      Route route, TasksInHand inHand, Lease lease, Prepare prepare, SendTasks send, Bell waiting) {
    this.route = route;
    this.inHand = inHand;
    this.lease = lease;
    this.prepare = prepare;
    this.send = send;
    this.waiting = waiting;
  }

  Route route() {
    return route;
  }

  /** In whose name it holds Tasks. */
  Lease lease() {
    return lease;
  }

  TasksInHand inHand() {
    return inHand;
  }

  Bell waiting() {
    return waiting;
  }

  /** Takes claimed Tasks in hand and lets them go; says whether there is room for more again. */
  boolean claimed(List<ClaimedTask> claimed, ClaimLimits limits) {
    boolean more = inHand.take(claimed, limits);
    together(claimed, ClaimedTask::subscription)
        .forEach(tasks -> start(ids(tasks), () -> prepare(tasks)));
    return more;
  }

  /** Sends what is in hand and was sealed when it was accepted. */
  void sealed(LeaseWatch watch, List<Ready> ready) {
    together(ready, each -> each.task().subscription())
        .forEach(some -> {
          List<UUID> ids = ids(some.stream().map(Ready::task).toList());
          start(
              ids,
              () -> {
                send.sealed(watch, some);
                return ids;
              });
        });
  }

  private <T> Collection<List<T>> together(List<T> tasks, Function<T, String> subscription) {
    return switch (route) {
      case EMG -> tasks.stream().collect(Collectors.groupingBy(subscription)).values();
      case REST -> tasks.stream().map(List::of).toList();
    };
  }

  /** Some of the Tasks in hand go on; gives those that came to their end by it. */
  private interface Part {
    Collection<UUID> go();
  }

  private void start(Collection<UUID> tasks, Part part) {
    threads.execute(() -> {
      Collection<UUID> ended = tasks;
      try {
        ended = part.go();
      } catch (RuntimeException e) {
        LOG.atError()
            .addKeyValue(LogKey.ROUTE, route.word())
            .log(
                "{} Tasks could not be prepared or sent ({}); they are taken up again when their"
                    + " leases end",
                tasks.size(),
                Failures.kind(e));
        Failures.debug(LOG, e);
      } finally {
        give(ended);
      }
    });
  }

  private Collection<UUID> prepare(List<ClaimedTask> tasks) {
    AskEquinix.Asked asked = prepare.begin(tasks, durably);
    asked
        .answers()
        .forEach((task, _) -> start(List.of(task.id()), () -> finish(List.of(asked.await(task)))));
    return finish(asked.others());
  }

  private Collection<UUID> finish(List<Prepared> prepared) {
    send.go(lease, prepare.finish(lease, prepared, durably), durably);
    return ids(prepared.stream().map(Prepared::task).toList());
  }

  void give(Collection<UUID> tasks) {
    if (inHand.give(tasks)) {
      waiting.ring();
    }
  }

  private static List<UUID> ids(List<ClaimedTask> tasks) {
    return new ArrayList<>(tasks.stream().map(ClaimedTask::id).toList());
  }

  private boolean isStopping() {
    return stopping;
  }

  /** Waits out no outage any more. */
  void askToStop() {
    stopping = true;
  }

  /** Lets what is in hand end. What is not by then is READY or UNKNOWN when its lease ends. */
  void stop(Duration grace) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.atWarn()
            .addKeyValue(LogKey.ROUTE, route.word())
            .log(
                "{} Tasks are still on their way; they are READY or UNKNOWN when their leases end",
                inHand.size());
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
