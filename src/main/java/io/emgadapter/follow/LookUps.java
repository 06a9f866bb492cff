package io.emgadapter.follow;

import io.emgadapter.gateway.Gateway;
import io.emgadapter.gateway.Lookup;
import io.emgadapter.gateway.Lookup.NoView;
import io.emgadapter.gateway.Lookup.NotAsked;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.ledger.Bell;
import io.emgadapter.ledger.ClaimLookups;
import io.emgadapter.ledger.ClaimedLookup;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.Failures;
import io.emgadapter.ledger.Instance;
import io.emgadapter.ledger.Lease;
import io.emgadapter.ledger.Loop;
import io.emgadapter.pause.PausePoint;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks up Tasks whose fate is not known: each on a virtual thread of its own, a few at a time, so
 * that a slow answer about one holds up no other.
 */
@Component
class LookUps implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(LookUps.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration NO_GATEWAY = Duration.ofMinutes(1);
  private static final int AT_ONCE = 8;
  private static final int SECONDS_TO_END = 20;

  private final ClaimLookups claimLookups;
  private final Map<String, Gateway> gateways;
  private final RecordLooks recordLooks;
  private final Lease lease;
  private final Bell freed = new Bell();
  private final Loop loop = new Loop("look-up", freed, EVERY, this::round);
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Durably durably = new Durably(() -> !isRunning());
  private volatile boolean running;

  /**
   * @param gateways by the names of their beans, which are the routes
   */
  LookUps(
      ClaimLookups claimLookups,
      Map<String, Gateway> gateways,
      RecordLooks recordLooks,
      Deadlines deadlines,
      Instance instance) {
    this.claimLookups = claimLookups;
    this.gateways = Map.copyOf(gateways);
    this.recordLooks = recordLooks;
    this.lease = new Lease(instance.name() + "/look-up", deadlines.lease());
  }

  /** Fills the places that are free; who leaves one rings. */
  private boolean round() {
    int free = places.availablePermits(); // only this thread takes any
    if (free > 0) {
      for (ClaimedLookup task : claimLookups.claim(lease, free)) {
        places.acquireUninterruptibly();
        threads.execute(() -> lookUp(task));
      }
    }
    return false;
  }

  private void lookUp(ClaimedLookup task) {
    boolean asked = false;
    try {
      Lookup seen = look(task);
      PausePoint.LOOKED.reach();
      recordLooks.record(durably, task, seen);
      asked = !(seen instanceof NotAsked);
    } catch (RuntimeException e) {
      LOG.error("A look-up failed ({}); it comes again when its lease ends", Failures.kind(e));
    } finally {
      places.release();
      if (asked) { // else there is nothing to be asked for the next one either: let it wait
        freed.ring();
      }
    }
  }

  private Lookup look(ClaimedLookup task) {
    String text = task.text();
    if (text == null) {
      return new NoView("The backup has no text of it; only an Ack tells what became of it.");
    }
    Gateway gateway = gateways.get(task.route());
    return gateway == null
        ? new NotAsked("Its route is not set up.", NO_GATEWAY)
        : gateway.lookup(
            new SealedTask(
                task.id(),
                task.subscription(),
                task.verb(),
                task.resource(),
                text,
                task.signature(),
                task.rest()));
  }

  @Override
  public void start() {
    running = true;
    loop.start();
  }

  /** What is not recorded by then is looked up again when its lease ends. */
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
