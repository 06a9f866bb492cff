package io.emgadapter.request;

import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.accept.Accept;
import io.emgadapter.ledger.accept.Accept.Acceptance;
import io.emgadapter.ledger.accept.Accept.Acceptance.Accepted;
import io.emgadapter.ledger.accept.Reject;
import io.emgadapter.ledger.accept.Reject.Rejection;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.work.Background;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Failures;
import io.emgadapter.work.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way into the ledger for both doors: bounded, in the order of coming, in batches of what
 * is there. While one batch commits the next one gathers, so nobody waits for a batch to fill.
 */
final class Intake extends Background {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private static final Problem NOT_STORABLE =
      new Problem(
          "", "not-storable", "The ledger cannot hold it; send it with shorter, plain values.");

  private final Accept accept;
  private final Reject reject;
  private final Bells bells;
  private final InHand inHand;
  private final int batch;
  private final Room room;
  private final BlockingQueue<Waiting> waiting;
  private Thread thread = new Thread();

  Intake(Accept accept, Reject reject, InHand inHand, Bells bells, RequestSettings settings) {
    super(Phase.INTAKE);
    this.accept = accept;
    this.reject = reject;
    this.inHand = inHand;
    this.bells = bells;
    this.batch = settings.batch();
    this.room = new Room(settings.capacityBytes());
    this.waiting = new ArrayBlockingQueue<>(settings.capacity());
  }

  /** Offers a request; null when there is no room for it. */
  @Nullable CompletableFuture<Acceptance> offer(NewRequest request) {
    if (!isRunning() || !room.tryTake(request.bytes())) {
      return null;
    }
    Waiting.Request item = new Waiting.Request(request, new CompletableFuture<>());
    takeInHand(request, false);
    if (!waiting.offer(item)) {
      inHand.drop(request);
      room.give(item.bytes());
      return null;
    }
    return item.done();
  }

  /** Puts a request in, waiting for room. */
  CompletableFuture<Acceptance> put(NewRequest request) throws InterruptedException {
    Waiting.Request item = new Waiting.Request(request, new CompletableFuture<>());
    takeInHand(request, true);
    try {
      put(item);
    } catch (InterruptedException e) {
      inHand.drop(request);
      throw e;
    }
    return item.done();
  }

  /** What fails here only makes it wait in the ledger. */
  private void takeInHand(NewRequest request, boolean mayWait) {
    try {
      inHand.offer(request, mayWait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("A work request cannot go at once ({}); it waits", Failures.kind(e));
    }
  }

  /** Offers one that is turned away unless its id is known; null when there is no room for it. */
  @Nullable CompletableFuture<Acceptance> offer(Rejection rejection) {
    Waiting.Refusal item = new Waiting.Refusal(rejection, new CompletableFuture<>());
    return isRunning() && waiting.offer(item) ? item.done() : null;
  }

  /** Puts in a message that is turned away unless its id is known. */
  CompletableFuture<Acceptance> put(Rejection rejection) throws InterruptedException {
    Waiting.Refusal item = new Waiting.Refusal(rejection, new CompletableFuture<>());
    put(item);
    return item.done();
  }

  private void put(Waiting item) throws InterruptedException {
    room.take(item.bytes());
    waiting.put(item);
  }

  private void run() {
    while (isRunning() || !waiting.isEmpty()) {
      try {
        Waiting first = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
          List<Waiting> items = new ArrayList<>(List.of(first));
          waiting.drainTo(items, batch - 1);
          take(items);
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void take(List<Waiting> items) {
    try {
      for (List<Waiting> stretch : Stretches.of(items)) {
        accept(only(Waiting.Request.class, stretch));
        turnAway(only(Waiting.Refusal.class, stretch));
      }
    } catch (RuntimeException | Error e) {
      LOG.error(
          "{} messages in hand are not decided ({}); none is confirmed, each will come again",
          items.stream().filter(item -> !item.done().isDone()).count(),
          Failures.kind(e));
      items.forEach(item -> item.done().completeExceptionally(e));
    } finally {
      items.forEach(item -> room.give(item.bytes()));
    }
  }

  private void accept(List<Waiting.Request> items) {
    if (items.isEmpty()) {
      return;
    }
    List<NewRequest> requests = items.stream().map(Waiting.Request::request).toList();
    InHand.Sealing sealing = inHand.seal(requests);
    List<Acceptance> accepted = accept(requests, sealing);
    // At once, because it is committed: whatever fails after this, they are taken.
    for (int i = 0; i < items.size(); i++) {
      items.get(i).done().complete(accepted.get(i));
    }
    go(accepted, sealing);
  }

  private List<Acceptance> accept(List<NewRequest> requests, InHand.Sealing sealing) {
    try {
      return durably()
          .run(
              requests,
              batch -> accept.accept(batch, sealing.ahead()),
              _ -> new Acceptance.Misdirected(NOT_STORABLE));
    } catch (RuntimeException | Error e) {
      // A commit in doubt may have sealed them, and nothing of them leaves.
      sealing.then().go(Set.of(), sealing.ahead().texts().keySet());
      throw e;
    }
  }

  private void go(List<Acceptance> accepted, InHand.Sealing sealing) {
    Set<UUID> going = new HashSet<>();
    Set<UUID> waiting = new HashSet<>();
    for (int i = 0; i < accepted.size(); i++) {
      if (accepted.get(i) instanceof Accepted(var request, var goes)) {
        (goes ? going : waiting).add(request);
      }
    }
    Set<UUID> maybe = new HashSet<>(waiting);
    maybe.retainAll(sealing.ahead().texts().keySet());
    sealing.then().go(going, maybe);
    if (!waiting.isEmpty()) {
      bells.tasks().ring();
    }
  }

  private void turnAway(List<Waiting.Refusal> items) {
    if (items.isEmpty()) {
      return;
    }
    List<Acceptance> rejected =
        durably()
            .run(
                items.stream().map(Waiting.Refusal::rejection).toList(),
                reject::reject,
                _ -> new Acceptance.Misdirected(NOT_STORABLE));
    for (int i = 0; i < items.size(); i++) {
      items.get(i).done().complete(rejected.get(i));
    }
  }

  private static <T extends Waiting> List<T> only(Class<T> type, List<Waiting> items) {
    return items.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  protected void begin() {
    thread = Thread.ofPlatform().name("intake").daemon().start(this::run);
  }

  @Override
  protected void end() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Something in the {@link Intake} that waits for its commit; its future ends only after that. */
  sealed interface Waiting {

    /** Ends with what became of it, or with a failure that leaves it undecided. */
    CompletableFuture<?> done();

    /** About how much memory it takes. */
    int bytes();

    /** A request to be accepted. */
    record Request(NewRequest request, CompletableFuture<Acceptance> done) implements Waiting {
      @Override
      public int bytes() {
        return request.bytes();
      }
    }

    /** A message to be turned away, unless its id is known. */
    record Refusal(Rejection rejection, CompletableFuture<Acceptance> done) implements Waiting {
      @Override
      public int bytes() {
        return rejection.report() == null ? 0 : rejection.report().parking().bytes().length;
      }
    }
  }

  /**
   * How much may wait for the ledger, counted in bytes: a few large requests or many small ones.
   */
  static final class Room {
    private static final int UNIT = 1024;

    private final int units;
    private final Semaphore free;

    Room(long bytes) {
      this.units = (int) Math.max(1, bytes / UNIT);
      this.free = new Semaphore(units, true);
    }

    /** Takes room if there is enough. */
    boolean tryTake(int bytes) {
      return free.tryAcquire(unitsOf(bytes));
    }

    /** Takes room, waiting for it. */
    void take(int bytes) throws InterruptedException {
      free.acquire(unitsOf(bytes));
    }

    /** Gives back what was taken for so many bytes. */
    void give(int bytes) {
      free.release(unitsOf(bytes));
    }

    /** What is larger than all the room there is takes all of it. */
    private int unitsOf(int bytes) {
      return Math.min(units, 1 + bytes / UNIT);
    }
  }
}
