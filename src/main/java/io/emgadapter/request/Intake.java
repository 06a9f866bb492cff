package io.emgadapter.request;

import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.accept.Accept;
import io.emgadapter.ledger.accept.Acceptance;
import io.emgadapter.ledger.accept.Reject;
import io.emgadapter.ledger.accept.Reject.Rejection;
import io.emgadapter.sight.Counting;
import io.emgadapter.sight.TraceSpan.OfBatch;
import io.emgadapter.sight.Traces;
import io.emgadapter.work.Background;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Failures;
import io.emgadapter.work.LogKey;
import io.emgadapter.work.Phase;
import io.emgadapter.work.Pulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The one way into the ledger for both doors: bounded, in the order of coming, in batches of what
 * is there. While one batch commits the next one gathers, so nobody waits for a batch to fill.
 */
@Component
final class Intake extends Background {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  /** How often it looks whether it is to stop. */
  private static final Duration LOOK = Duration.ofMillis(200);

  private final FastPath fastPath;
  private final RequestMeters meters;
  private final ArrivalSpans spans;
  private final CommitBatch commit;
  private final int most;
  private final ByteBudget budget;
  private final BlockingQueue<Waiting> waiting;
  private final Pulse pulse = Pulse.of("intake", LOOK);
  private Thread thread = new Thread();

  Intake(
      Accept accept,
      Reject reject,
      FastPath fastPath,
      Bells bells,
      RequestSettings settings,
      Onlookers onlookers) {
    super(Phase.INTAKE);
    this.fastPath = fastPath;
    this.meters = onlookers.meters();
    this.spans = new ArrivalSpans(onlookers.traces(), settings.queue());
    this.commit = new CommitBatch(accept, reject, fastPath, bells, durably());
    this.most = settings.batch();
    this.budget = new ByteBudget(settings.capacityBytes());
    this.waiting = new ArrayBlockingQueue<>(settings.capacity());
  }

  /** Who hears of everything, and decides nothing about it. */
  @Component
  record Onlookers(RequestMeters meters, Traces traces) {}

  /** Offers a request that came by HTTP; null when there is no room for it. */
  @Nullable CompletableFuture<Acceptance> offer(NewRequest request) {
    return offer(spans.begin(request, false));
  }

  /** Offers one that is turned away unless its id is known; null when there is no room for it. */
  @Nullable CompletableFuture<Acceptance> offer(Rejection rejection) {
    return offer(spans.begin(rejection, false));
  }

  private @Nullable CompletableFuture<Acceptance> offer(Waiting item) {
    if (!isRunning() || !budget.tryTake(item.bytes())) {
      item.done().cancel(false); // which ends its span
      return null;
    }
    startSigning(item, false);
    if (!waiting.offer(item)) {
      drop(item);
      budget.give(item.bytes());
      item.done().cancel(false);
      return null;
    }
    Counting.now(() -> meters.watch(item.done()));
    return item.done();
  }

  /** Puts a request of the queue in, waiting for room. */
  CompletableFuture<Acceptance> put(NewRequest request) throws InterruptedException {
    return put(spans.begin(request, true));
  }

  /** Puts in a message that is turned away unless its id is known, waiting for room. */
  CompletableFuture<Acceptance> put(Rejection rejection) throws InterruptedException {
    return put(spans.begin(rejection, true));
  }

  private CompletableFuture<Acceptance> put(Waiting item) throws InterruptedException {
    startSigning(item, true);
    try {
      meters.watch(item.done());
      budget.take(item.bytes());
      waiting.put(item);
    } catch (InterruptedException e) {
      drop(item);
      item.done().cancel(false);
      throw e;
    }
    return item.done();
  }

  /** What fails here only makes it wait in the ledger. */
  private void startSigning(Waiting item, boolean mayWait) {
    if (item instanceof Waiting.Request(var request, _, _)) {
      try {
        fastPath.offer(request, mayWait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        LOG.atError()
            .addKeyValue(LogKey.REQUEST, request.id())
            .log(
                "A work request cannot be signed in advance ({}); its Tasks wait in the ledger",
                Failures.kind(e));
      }
    }
  }

  private void drop(Waiting item) {
    if (item instanceof Waiting.Request(var request, _, _)) {
      fastPath.drop(request);
    }
  }

  private void run() {
    while (isRunning() || !waiting.isEmpty()) {
      try {
        Waiting first = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          List<Waiting> batch = new ArrayList<>(List.of(first));
          waiting.drainTo(batch, most - 1);
          take(batch);
        }
        pulse.beat();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void take(List<Waiting> batch) {
    try (OfBatch _ = spans.batch(batch)) {
      commit.commit(batch);
    } finally {
      batch.forEach(item -> budget.give(item.bytes()));
    }
  }

  @Override
  public List<Pulse> pulses() {
    return List.of(pulse);
  }

  @Override
  protected void begin() {
    pulse.begin();
    thread = Thread.ofPlatform().name("intake").daemon().start(this::run);
  }

  @Override
  protected void end() {
    pulse.end();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
