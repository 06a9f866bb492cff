package io.emgadapter.dispatch;

import io.emgadapter.ledger.Bell;
import io.emgadapter.ledger.ClaimedTask;
import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.Failures;
import io.emgadapter.ledger.Lease;
import io.emgadapter.ledger.Loop;
import io.emgadapter.ledger.Room.Kind;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A route whose gateway answers at once: each Task goes its whole way alone, on a virtual thread of
 * its own, so that a slow answer holds up no other. A place that becomes free claims the next. Of
 * each kind only so many are in hand, so that none takes the places of another; and of all
 * together, because each is a thread with its Body.
 */
final class OneByOne implements Route {
  private static final Logger LOG = LoggerFactory.getLogger(OneByOne.class);

  private final String route;
  private final Round round;
  private final Lease lease;
  private final Durably durably;
  private final int most;
  private final int mostOfAll;
  private final Bell bell;
  private final Loop loop;
  private final Map<UUID, Kind> inHand = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param most so many Tasks of a subscription are in hand, half of them of one resource
   * @param mostOfAll so many of all subscriptions
   * @param bell this one's own
   */
  OneByOne(
      String route,
      Round round,
      Lease lease,
      Durably durably,
      int most,
      int mostOfAll,
      Bell bell,
      Duration poll) {
    this.route = route;
    this.round = round;
    this.lease = lease;
    this.durably = durably;
    this.most = most;
    this.mostOfAll = mostOfAll;
    this.bell = bell;
    this.loop = new Loop("dispatch " + route, bell, poll, this::claim);
  }

  private boolean claim() {
    Collection<Kind> kinds = List.copyOf(inHand.values());
    int room = Math.min(most, mostOfAll - kinds.size());
    if (room <= 0) {
      return false; // the next that ends rings
    }
    List<ClaimedTask> claimed = round.claim(lease, route, room, Math.ceilDiv(most, 2), kinds);
    for (ClaimedTask task : claimed) {
      inHand.put(task.id(), Kind.of(task));
      threads.execute(() -> go(task));
    }
    return claimed.size() == room;
  }

  private void go(ClaimedTask task) {
    try {
      round.go(lease, List.of(task), durably);
    } catch (RuntimeException e) {
      LOG.error(
          "Task {} came to no end ({}); it comes again when its lease ends",
          task.id(),
          Failures.kind(e));
    } finally {
      inHand.remove(task.id());
      bell.ring();
    }
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void askToStop() {
    loop.askToStop();
  }

  /** What is not recorded by then is READY again, or UNKNOWN, when its lease ends. */
  @Override
  public void stop(Duration grace) {
    long end = System.nanoTime() + grace.toNanos();
    loop.stop();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        LOG.warn("{} Tasks are still on their way and are left to their leases", inHand.size());
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
