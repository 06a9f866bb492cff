package io.emgadapter.dispatch;

import io.emgadapter.dispatch.RecordOutcomes.Recorded;
import io.emgadapter.ledger.end.Answers;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Failures;
import io.emgadapter.work.Pulse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Records what became of the Tasks of all senders of this instance, on one thread: what comes while
 * a batch commits is the next batch. That a gateway took a Task may wait a moment, because its Ack
 * may come first and then nothing is left to be written.
 */
@Component
class Recorder {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  /** How long the ledger may say SENDING of what is sent; a crash leaves that UNKNOWN. */
  private static final long LAZY = TimeUnit.MILLISECONDS.toNanos(500);

  private static final int BATCH = 500;

  /** With nothing to record it looks around so often. */
  private static final Duration IDLE = Duration.ofSeconds(5);

  /** Who has more to say waits: an outage takes no memory without bound. */
  private static final int MOST = 10_000;

  private final RecordOutcomes outcomes;
  private final Durably durably = new Durably(this::isStopping);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Recorded> now = new ArrayDeque<>();
  private final Map<UUID, Lazy> sent = new LinkedHashMap<>();
  private final Pulse pulse = Pulse.of("record", IDLE);
  private volatile boolean stopping;
  private Thread thread = new Thread();

  private record Lazy(Recorded recorded, long due) {}

  Recorder(RecordOutcomes outcomes, Answers answers) {
    this.outcomes = outcomes;
    answers.whenApplied(this::answered);
  }

  private boolean isStopping() {
    return stopping;
  }

  void start() {
    stopping = false;
    pulse.begin();
    thread = Thread.ofPlatform().name("record").daemon().start(this::run);
  }

  Pulse pulse() {
    return pulse;
  }

  /** Takes what is known; waits while too much is not recorded yet. */
  void add(Collection<Recorded> known) {
    lock.lock();
    try {
      while (now.size() + sent.size() >= MOST && !stopping) {
        changed.awaitUninterruptibly();
      }
      long due = System.nanoTime() + LAZY;
      for (Recorded each : known) {
        if (each.isSent()) {
          sent.put(each.task(), new Lazy(each, due));
        } else {
          now.add(each);
        }
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The ledger has ended these: that they were sent need not be written any more. */
  private void answered(Collection<UUID> tasks) {
    lock.lock();
    try {
      tasks.forEach(sent::remove);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      for (List<Recorded> batch = next(); !batch.isEmpty(); batch = next()) {
        PausePoint.UNRECORDED.reach();
        record(batch);
        pulse.beat();
      }
    } catch (InterruptedException e) {
      LOG.info(
          "The recorder ends; Tasks that it has not recorded become UNKNOWN with their leases");
    }
  }

  private void record(List<Recorded> batch) {
    try {
      outcomes.record(durably, batch);
    } catch (RuntimeException | Error e) {
      LOG.error(
          "What became of {} Tasks cannot be recorded ({}); they become UNKNOWN with their leases",
          batch.size(),
          Failures.kind(e));
      Failures.debug(LOG, e);
    }
  }

  /** The next batch; an empty one when all is recorded and nothing more comes. */
  private List<Recorded> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (now.isEmpty() && patience(System.nanoTime()) > 0) {
        changed.awaitNanos(Math.min(IDLE.toNanos(), patience(System.nanoTime())));
        pulse.beat();
      }
      List<Recorded> batch = new ArrayList<>();
      while (batch.size() < BATCH && !now.isEmpty()) {
        batch.add(now.poll());
      }
      if (patience(System.nanoTime()) <= 0) {
        sent.values().stream()
            .limit(BATCH - batch.size())
            .forEach(lazy -> batch.add(lazy.recorded()));
        batch.forEach(each -> sent.remove(each.task()));
      }
      changed.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** How long the oldest that is sent may wait on. */
  private long patience(long nanos) {
    if (stopping || sent.size() >= BATCH) {
      return 0;
    }
    return sent.isEmpty() ? Long.MAX_VALUE : sent.values().iterator().next().due() - nanos;
  }

  /** Records what is left; what the ledger does not take by then is left to the leases. */
  void stop(Duration grace) {
    lock.lock();
    try {
      stopping = true;
      pulse.end();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      if (thread.isAlive() && !thread.join(grace)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
