package io.emgadapter.follow;

import io.emgadapter.gateway.OrderReader;
import io.emgadapter.ledger.Bell;
import io.emgadapter.ledger.ClaimPolls;
import io.emgadapter.ledger.ClaimedPoll;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.Failures;
import io.emgadapter.ledger.Instance;
import io.emgadapter.ledger.Lease;
import io.emgadapter.ledger.Loop;
import io.emgadapter.ledger.PollPolicy;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Follows orders by asking Equinix for them, each on a virtual thread of its own, a few at a time.
 * Only subscriptions with credentials for Equinix's REST APIs ask.
 */
@Component
class Poller implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int AT_ONCE = 4;
  private static final int SECONDS_TO_END = 20;

  /** Reading takes two calls, each with a turn to wait for and perhaps another token. */
  private static final int LEASES = 4;

  private final ClaimPolls claimPolls;
  private final OrderPolls orderPolls;
  private final @Nullable OrderReader reader;
  private final Map<String, PollPolicy> policies = new TreeMap<>();
  private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Lease lease;
  private final Bell freed = new Bell();
  private final Loop loop = new Loop("poll", freed, EVERY, this::round);
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Durably durably = new Durably(() -> !isRunning());
  private int rounds;
  private volatile boolean running;

  Poller(
      ClaimPolls claimPolls,
      OrderPolls orderPolls,
      ObjectProvider<OrderReader> readers,
      Subscriptions subscriptions,
      PollSettings settings,
      Deadlines deadlines,
      Instance instance,
      Clock clock) {
    this.claimPolls = claimPolls;
    this.orderPolls = orderPolls;
    this.reader = readers.getIfAvailable();
    this.clock = clock;
    this.lease = new Lease(instance.name() + "/poll", deadlines.lease().multipliedBy(LEASES));
    for (Subscription each : subscriptions.all()) {
      if (reader != null && reader.isOpenTo(each.name())) {
        settings.policy(each.name()).ifPresent(policy -> policies.put(each.name(), policy));
      }
    }
  }

  /** Fills the places that are free, another subscription first each time; who leaves one rings. */
  private boolean round() {
    List<String> names = new ArrayList<>(policies.keySet());
    Collections.rotate(names, rounds++);
    names.stream().filter(this::mayAsk).forEach(this::fill);
    return false;
  }

  private boolean mayAsk(String subscription) {
    Instant then = notBefore.get(subscription);
    return then == null || !clock.instant().isBefore(then);
  }

  private void fill(String subscription) {
    PollPolicy policy = policies.get(subscription);
    int free = places.availablePermits(); // only this thread takes any
    if (policy != null && reader != null && free > 0) {
      OrderReader asked = reader;
      for (ClaimedPoll poll : claimPolls.claim(lease, subscription, policy, free)) {
        places.acquireUninterruptibly();
        threads.execute(() -> poll(asked, poll, policy));
      }
    }
  }

  private void poll(OrderReader asked, ClaimedPoll poll, PollPolicy policy) {
    boolean goesOn = false;
    try {
      Duration pause = orderPolls.poll(durably, asked, poll, policy);
      goesOn = !pause.isPositive();
      if (!goesOn) { // the others need not find out one by one
        notBefore.put(poll.subscription(), clock.instant().plus(pause));
      }
    } catch (RuntimeException e) {
      LOG.error("An order was not read ({}); it comes again later", Failures.kind(e));
    } finally {
      places.release();
      if (goesOn) {
        freed.ring();
      }
    }
  }

  @Override
  public void start() {
    running = true;
    if (!policies.isEmpty()) {
      loop.start();
    }
  }

  /** What is not recorded by then is read again when its lease ends. */
  @Override
  public void stop() {
    running = false;
    loop.stop();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
