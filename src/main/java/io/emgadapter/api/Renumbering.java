package io.emgadapter.api;

import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.RenumberEvents;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Mends the order of all events once after a dump was restored elsewhere, beside everything else;
 * until then no stream begins.
 */
@Component
class Renumbering implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Renumbering.class);

  /** Mostly there is nothing to do, and that is known before the web server starts. */
  private static final int FIRST = -1000;

  private static final Duration MOMENT = Duration.ofSeconds(2);
  private static final int BATCH = 5_000;

  private final RenumberEvents renumberEvents;
  private final Durably durably = new Durably(() -> !isRunning());
  private volatile boolean running;
  private volatile boolean done;

  Renumbering(RenumberEvents renumberEvents) {
    this.renumberEvents = renumberEvents;
  }

  /** Whether events are in order. */
  boolean isDone() {
    return done;
  }

  @Override
  public void start() {
    running = true;
    try {
      Thread.ofVirtual().name("renumber").start(this::renumber).join(MOMENT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void renumber() {
    int events = 0;
    int more = batch();
    while (more > 0 && running) {
      events += more;
      more = batch();
    }
    done = more == 0;
    if (events > 0) {
      LOG.info("{} events of a restored dump stand before all new ones now", events);
    }
  }

  private int batch() {
    return durably.untilUp(() -> renumberEvents.renumber(BATCH));
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return FIRST;
  }
}
