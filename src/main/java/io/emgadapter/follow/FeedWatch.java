package io.emgadapter.follow;

import io.emgadapter.gateway.NoticeReader;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.ledger.polls.ClaimFeed;
import io.emgadapter.receive.FeedSource;
import io.emgadapter.sight.OutcomeCounters;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import io.emgadapter.work.Bells.Bell;
import io.emgadapter.work.BoundedWork;
import io.emgadapter.work.Lease;
import io.emgadapter.work.Lease.Instance;
import io.emgadapter.work.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Has feeds read by REST when they are due, each by one instance: the CloudEvents of the network,
 * to fill the gaps of a stream, and the notices about data centers.
 */
@Component
class FeedWatch extends BoundedWork {
  private static final int AT_ONCE = 2;
  private static final Duration EVERY = Duration.ofSeconds(10);

  /** One page, with its waits for turns and tokens; each page renews the lease. */
  private static final int LEASES = 5;

  private final ClaimFeed claimFeed;
  private final FeedReads reads;
  private final NoticeReader reader;
  private final Lease lease;
  private final List<Watched> watched = new ArrayList<>();

  private record Watched(
      String subscription, FeedSource source, Duration every, Duration lookBack) {}

  FeedWatch(
      ClaimFeed claimFeed,
      FeedReads reads,
      NoticeReader reader,
      EmgSettings settings,
      Deadlines deadlines,
      Instance instance) {
    super(Phase.FOLLOW, "feeds", AT_ONCE, new Bell(), EVERY);
    this.claimFeed = claimFeed;
    this.reads = reads;
    this.reader = reader;
    this.lease = new Lease(instance.name() + "/feeds", deadlines.lease().multipliedBy(LEASES));
    new TreeMap<>(settings.feeds())
        .forEach((name, feeds) -> {
          watch(name, FeedSource.SEARCH, feeds.searchEvery(), feeds.lookBack());
          watch(name, FeedSource.IBX, feeds.ibxEvery(), feeds.lookBack());
        });
  }

  private void watch(String subscription, FeedSource source, Duration every, Duration lookBack) {
    if (every.isPositive() && reader.isOpenTo(subscription)) {
      watched.add(new Watched(subscription, source, every, lookBack));
    }
  }

  @Override
  protected void fill() {
    for (Watched each : watched) {
      if (free() > 0) {
        claimFeed
            .claim(lease, each.subscription(), OutcomeCounters.word(each.source()), each.lookBack())
            .ifPresent(feed ->
                ask(() -> {
                  reads.read(durably(), reader, each.source(), feed, each.every());
                  return false;
                }));
      }
    }
  }

  @Override
  protected void begin() {
    if (!watched.isEmpty()) {
      super.begin();
    }
  }
}
