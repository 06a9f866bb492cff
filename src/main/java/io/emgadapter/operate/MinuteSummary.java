package io.emgadapter.operate;

import io.emgadapter.work.Background;
import io.emgadapter.work.Phase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says in one line a minute what this instance did, where it did anything: on a good day there is
 * no other line.
 */
@Component
class MinuteSummary extends Background {
  private static final Logger LOG = LoggerFactory.getLogger(MinuteSummary.class);
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final MeterRegistry registry;
  private Counts last = Counts.NOTHING;
  private Thread thread = new Thread();

  MinuteSummary(MeterRegistry registry) {
    super(Phase.WATCH);
    this.registry = registry;
  }

  /** What was counted since the start, or between two looks. */
  record Counts(long accepted, long rejected, long acknowledged, long ended, long told) {
    static final Counts NOTHING = new Counts(0, 0, 0, 0, 0);

    Counts since(Counts before) {
      return new Counts(
          accepted - before.accepted,
          rejected - before.rejected,
          acknowledged - before.acknowledged,
          ended - before.ended,
          told - before.told);
    }
  }

  private Counts counts() {
    return new Counts(
        sum("emg.requests.decided", "outcome", "accepted"),
        sum("emg.requests.decided", "outcome", "rejected"),
        sum("emg.tasks.ended", "outcome", "acknowledged"),
        sum(registry.find("emg.tasks.ended").counters()),
        sum(
            registry
                .find("emg.deliveries")
                .tags("destination", "events", "outcome", "done")
                .counters()));
  }

  private long sum(String name, String tag, String value) {
    return sum(registry.find(name).tag(tag, value).counters());
  }

  private static long sum(Collection<Counter> counters) {
    return (long) counters.stream().mapToDouble(Counter::count).sum();
  }

  /** Tells of what was done since it told last; nothing where nothing was. */
  void tell() {
    Counts now = counts();
    Counts fresh = now.since(last);
    last = now;
    if (!fresh.equals(Counts.NOTHING)) {
      LOG.info(
          "In the last minute {} requests were accepted and {} rejected, {} Tasks ended"
              + " ({} of them acknowledged), {} events were told",
          fresh.accepted(),
          fresh.rejected(),
          fresh.ended(),
          fresh.acknowledged(),
          fresh.told());
    }
  }

  private void run() {
    try {
      while (isRunning()) {
        Thread.sleep(EVERY);
        tell();
      }
    } catch (InterruptedException e) {
      tell();
    }
  }

  @Override
  protected void begin() {
    thread = Thread.ofPlatform().name("summary").daemon().start(this::run);
  }

  /** Does not wait. */
  @Override
  protected void end() {
    thread.interrupt();
  }
}
