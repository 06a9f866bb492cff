package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.emg.CurrentLink.Backoff;
import io.emgadapter.work.LogKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a batch to the handler until it is done with it. */
final class BatchHandler {
  private static final Logger LOG = LoggerFactory.getLogger(BatchHandler.class);

  private final EmgQueue queue;
  private final Consumer<List<Incoming>> handler;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Long inHandSince;
  private volatile boolean failed;

  BatchHandler(EmgQueue queue, Consumer<List<Incoming>> handler) {
    this.queue = queue;
    this.handler = handler;
  }

  /** Whether the handler could not take the batch in hand, or is at it for longer than this. */
  boolean stuck(Duration longest) {
    Long since = inHandSince;
    return failed || (since != null && System.nanoTime() - since > longest.toNanos());
  }

  /** Returns when the handler returned, or when closed. */
  void handle(List<Incoming> batch) throws InterruptedException {
    inHandSince = System.nanoTime();
    try {
      untilTaken(batch);
    } finally {
      inHandSince = null;
    }
  }

  private void untilTaken(List<Incoming> batch) throws InterruptedException {
    var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    boolean done = false;
    int failures = 0;
    while (!done && !closed.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS)) {
      done = attempt(batch, failures == 0);
      failed = !done;
      failures += done ? 0 : 1;
    }
    if (done && failures > 0) {
      LOG.atInfo()
          .addKeyValue(LogKey.SUBSCRIPTION, queue.subscription())
          .addKeyValue(LogKey.QUEUE, queue.entity())
          .log("Messages from EMG are handled again, those in hand included");
    }
  }

  /** Whatever the handler throws must not end the thread: nobody would receive any more. */
  @SuppressWarnings("CatchingUnchecked")
  private boolean attempt(List<Incoming> batch, boolean first) {
    try {
      handler.accept(batch);
      return true;
    } catch (Throwable e) {
      if (first) {
        LOG.atError()
            .addKeyValue(LogKey.SUBSCRIPTION, queue.subscription())
            .addKeyValue(LogKey.QUEUE, queue.entity())
            .log(
                "{} messages from EMG could not be handled ({}); they stay in hand and are tried"
                    + " again every 1 to 30 s",
                batch.size(),
                ErrorLine.kinds(e));
      }
      return false;
    }
  }

  void close() {
    closed.countDown();
  }
}
