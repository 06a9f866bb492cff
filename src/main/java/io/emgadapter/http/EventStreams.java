package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.http.EventStream.StreamSettings;
import io.emgadapter.ledger.reads.ReadFeed;
import io.emgadapter.ledger.reads.ReadFeed.FeedFilter;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.work.Background;
import io.emgadapter.work.Phase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The streams of events that are open at this instance, up to a limit. When the instance stops they
 * end first, because the web server waits for every answer that it has begun.
 */
@Component
class EventStreams extends Background {
  private final ReadFeed feed;
  private final Subscriptions subscriptions;
  private final Masking masking;
  private final StreamSettings settings;
  private final Clock clock;
  private final Semaphore free;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();
  private final Counter dropped;
  private volatile CountDownLatch stop = new CountDownLatch(0);

  EventStreams(
      ReadFeed feed,
      Subscriptions subscriptions,
      Masking masking,
      StreamSettings settings,
      MeterRegistry meters,
      Clock clock) {
    super(Phase.STREAMS);
    this.feed = feed;
    this.subscriptions = subscriptions;
    this.masking = masking;
    this.settings = settings;
    this.clock = clock;
    this.free = new Semaphore(settings.most());
    this.dropped = Counter.builder("emg.streams.dropped").baseUnit("streams").register(meters);
    Gauge.builder("emg.streams.open", () -> settings.most() - free.availablePermits())
        .baseUnit("streams")
        .register(meters);
  }

  /** Takes a place for one stream of a user, which must be given back; false if there is none. */
  boolean take(String user) {
    if (!isRunning() || !free.tryAcquire()) {
      return false;
    }
    boolean taken = open.merge(user, 1, Integer::sum) <= settings.mostOfOne();
    if (!taken) {
      giveBack(user);
    }
    return taken;
  }

  void giveBack(String user) {
    open.computeIfPresent(user, (_, count) -> count == 1 ? null : count - 1);
    free.release();
  }

  /** Where a new stream begins. */
  long newest() {
    return feed.end();
  }

  /** Where a stream goes on after an event; empty if it cannot go on after that one. */
  Optional<Long> resume(UUID after, @Nullable List<String> seen) {
    return feed.find(after, settings.resume(), seen);
  }

  /**
   * Writes events to a consumer until it goes away, is too slow, was known by a token that has
   * ended, or this instance stops.
   */
  void write(long from, FeedFilter filter, Caller caller, OutputStream out) {
    try {
      BooleanSupplier goesOn = () -> stop.getCount() > 0 && !caller.isOver(clock.instant());
      new EventStream(feed, subscriptions, masking, settings, goesOn, caller, out)
          .run(from, filter);
    } catch (IOException e) {
      if (isTimeout(e)) {
        dropped.increment();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isTimeout(Throwable failure) {
    return failure instanceof SocketTimeoutException
        || (failure.getCause() != null && isTimeout(failure.getCause()));
  }

  @Override
  protected void begin() {
    stop = new CountDownLatch(1);
  }

  @Override
  protected void end() {
    stop.countDown();
  }
}
