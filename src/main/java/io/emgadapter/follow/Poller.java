package io.emgadapter.follow;

import io.emgadapter.gateway.OrderReader;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.ledger.polls.ClaimPolls;
import io.emgadapter.ledger.polls.ClaimPolls.ClaimedPoll;
import io.emgadapter.ledger.polls.PollPolicy;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import io.emgadapter.work.Bells.Bell;
import io.emgadapter.work.BoundedWork;
import io.emgadapter.work.Lease;
import io.emgadapter.work.Lease.Instance;
import io.emgadapter.work.Phase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Follows orders by asking Equinix for them, a few at a time. Only subscriptions with credentials
 * for Equinix's REST APIs ask.
 */
@Component
class Poller extends BoundedWork {
  private static final int AT_ONCE = 4;
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Duration GIVES_UP_EVERY = Duration.ofMinutes(1);

  /** Reading an order takes two calls; each waits for its turn and may need a new token. */
  private static final int LEASES = 4;

  /** If no order is due, the poller looks again after this fraction of the pause between polls. */
  private static final int RESTS = 20;

  private final ClaimPolls claimPolls;
  private final OrderPolls orderPolls;
  private final @Nullable OrderReader reader;
  private final Map<String, PollPolicy> policies = new TreeMap<>();
  private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Lease lease;
  private Instant givesUp = Instant.MIN;
  private int rounds;

  Poller(
      ClaimPolls claimPolls,
      OrderPolls orderPolls,
      ObjectProvider<OrderReader> readers,
      EmgSettings settings,
      Deadlines deadlines,
      Instance instance,
      Clock clock) {
    super(Phase.FOLLOW, "poll", AT_ONCE, new Bell(), EVERY);
    this.claimPolls = claimPolls;
    this.orderPolls = orderPolls;
    this.reader = readers.getIfAvailable();
    this.clock = clock;
    this.lease = new Lease(instance.name() + "/poll", deadlines.lease().multipliedBy(LEASES));
    for (String name : settings.subscriptions().keySet()) {
      if (reader != null && reader.isOpenTo(name)) {
        settings.polls(name).ifPresent(policy -> policies.put(name, policy));
      }
    }
  }

  /** Fills the free places, each time beginning with another subscription. */
  @Override
  protected void fill() {
    giveUp();
    List<String> names = new ArrayList<>(policies.keySet());
    Collections.rotate(names, rounds++);
    names.stream().filter(this::mayAsk).forEach(this::fill);
  }

  private void giveUp() {
    if (!clock.instant().isBefore(givesUp)) {
      policies.forEach(orderPolls::giveUp);
      givesUp = clock.instant().plus(GIVES_UP_EVERY);
    }
  }

  private boolean mayAsk(String subscription) {
    Instant then = notBefore.get(subscription);
    return then == null || !clock.instant().isBefore(then);
  }

  private void fill(String subscription) {
    PollPolicy policy = policies.get(subscription);
    int free = free();
    if (policy != null && reader != null && free > 0) {
      OrderReader asked = reader;
      List<ClaimedPoll> claimed = claimPolls.claim(lease, subscription, policy, free);
      claimed.forEach(poll -> ask(() -> poll(asked, poll, policy)));
      if (claimed.isEmpty()) {
        notBefore.put(subscription, clock.instant().plus(policy.every().dividedBy(RESTS)));
      }
    }
  }

  private boolean poll(OrderReader asked, ClaimedPoll poll, PollPolicy policy) {
    Duration pause = orderPolls.poll(durably(), asked, poll, policy);
    if (pause.isPositive()) { // so that the other orders need not find that out one by one
      notBefore.put(poll.subscription(), clock.instant().plus(pause));
    }
    return !pause.isPositive();
  }

  @Override
  protected void begin() {
    if (!policies.isEmpty()) {
      super.begin();
    }
  }
}
