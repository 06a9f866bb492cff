package io.emgadapter.dispatch;

import io.emgadapter.gateway.Gateway;
import io.emgadapter.gateway.Gateway.Lookup;
import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import io.emgadapter.order.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A gateway that does as it is told. */
final class Wire implements Gateway {
  final List<SealedTask> sent = new CopyOnWriteArrayList<>();

  /** What becomes of each. */
  volatile Function<SealedTask, Outcome> fate = _ -> new Outcome.Sent();

  /** Subscriptions of which it sends nothing, with the reason. */
  volatile Map<String, String> blocked = Map.of();

  /** How long every Task must wait. */
  volatile Duration pause = Duration.ZERO;

  private final Set<String> stuck = ConcurrentHashMap.newKeySet();
  private final CountDownLatch free = new CountDownLatch(1);

  /** From now on nothing of this subscription comes to an end. */
  void stick(String subscription) {
    stuck.add(subscription);
  }

  void release() {
    free.countDown();
  }

  long sentOf(String subscription) {
    return sent.stream().filter(task -> task.subscription().equals(subscription)).count();
  }

  @Override
  public Route route() {
    return Route.EMG;
  }

  @Override
  public List<Outcome> send(List<SealedTask> tasks) {
    sent.addAll(tasks);
    if (stuck.contains(tasks.getFirst().subscription())) {
      try {
        free.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return tasks.stream().map(fate).toList();
  }

  @Override
  public Map<String, String> blocked() {
    return blocked;
  }

  @Override
  public Duration pause(String subscription, Verb verb, Resource resource) {
    return pause;
  }

  @Override
  public Lookup lookup(SealedTask task) {
    return new Lookup.NoView("It has no look-up.");
  }
}
