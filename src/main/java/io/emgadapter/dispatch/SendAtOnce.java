package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Draft;
import io.emgadapter.dispatch.Prepared.Ready;
import io.emgadapter.dispatch.TaskSpans.Seals;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.accept.SignedAhead;
import io.emgadapter.ledger.send.Claim.ClaimLimits.Kind;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.ClaimedTask.SealedText;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import io.emgadapter.order.Verb;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.request.FastPath;
import io.emgadapter.work.Lease.LeaseWatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Creates that have just come and may go at once: signed ahead, on threads that hold no connection.
 * What is not accepted is dropped, and what does not go is claimed when it is its turn.
 */
@Component
class SendAtOnce implements FastPath, AutoCloseable {
  /** How long the intake is held back while there is no room in hand. */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(250);

  /** And for how long it is not, after that. */
  private static final long NO_PATIENCE = TimeUnit.SECONDS.toNanos(1);

  private final RouteSenders senders;
  private final Gateways gateways;
  private final DraftTasks drafts;
  private final SignTasks signing;
  private final SendTasks send;
  private final TaskSpans spans;
  private final Map<UUID, Future<Optional<Ready>>> signatures = new ConcurrentHashMap<>();
  private final Map<Kind, Long> impatientUntil = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().name("sign-", 0).daemon().factory());

  SendAtOnce(
      RouteSenders senders,
      Gateways gateways,
      DraftTasks drafts,
      SignTasks signing,
      SendTasks send,
      TaskSpans spans) {
    this.senders = senders;
    this.gateways = gateways;
    this.drafts = drafts;
    this.signing = signing;
    this.send = send;
    this.spans = spans;
  }

  @Override
  public void offer(NewRequest request, boolean mayWait) throws InterruptedException {
    if (mayGo(request) && hasRoom(request, mayWait)) {
      ClaimedTask task = task(request);
      signatures.put(request.id(), threads.submit(() -> sign(task)));
    }
  }

  /** Whether nothing must be waited or asked for first, as far as can be said without its Body. */
  private boolean mayGo(NewRequest request) {
    return request.verb() == Verb.CREATE
        && !(request.resource() == Resource.WORK_VISIT && gateways.divider(request.route()) != null)
        && !gateways.blocked(request.route()).containsKey(request.subscription())
        && gateways.pause(task(request)).isZero();
  }

  private boolean hasRoom(NewRequest request, boolean mayWait) throws InterruptedException {
    Kind kind = new Kind(request.subscription(), request.resource());
    TasksInHand inHand = senders.of(request.route()).inHand();
    // By REST a place is free when Equinix has answered, and nobody waits for that here.
    boolean waits = mayWait && request.route() == Route.EMG;
    long start = System.nanoTime();
    while (!inHand.tryTake(request.id(), kind, request.bytes())) {
      long now = System.nanoTime();
      if (!waits || now < impatientUntil.getOrDefault(kind, now)) {
        return false;
      }
      long left = PATIENCE - (now - start);
      if (left <= 0) { // so that a slow link does not hold back what comes for others
        impatientUntil.put(kind, now + NO_PATIENCE);
        return false;
      }
      inHand.awaitChange(Math.ceilDiv(left, TimeUnit.MILLISECONDS.toNanos(1)));
    }
    return true;
  }

  /** The Task of a Create, as if it had been claimed. */
  static ClaimedTask task(NewRequest request) {
    return new ClaimedTask(
        request.id(),
        SignedAhead.FENCE,
        request.subscription(),
        request.verb(),
        request.resource(),
        request.route(),
        null,
        Duration.ZERO,
        request.body(),
        request.rest(),
        null,
        null,
        false,
        request.trace());
  }

  /** Empty where it does not go as it is; what is wrong with it is reported when it is claimed. */
  private Optional<Ready> sign(ClaimedTask task) {
    return drafts.of(task) instanceof Draft draft
            && draft.body().referred() == null
            && signing.sign(draft) instanceof Ready ready
        ? Optional.of(ready)
        : Optional.empty();
  }

  @Override
  public void drop(NewRequest request) {
    Future<?> signature = signatures.remove(request.id());
    if (signature != null) {
      signature.cancel(false);
      senders.of(request.route()).give(List.of(request.id()));
    }
  }

  @Override
  public Sealing seal(List<NewRequest> requests) {
    Map<UUID, Ready> ready = new HashMap<>();
    for (NewRequest request : requests) {
      Future<Optional<Ready>> signature = signatures.get(request.id());
      if (signature != null) {
        await(signature).ifPresent(each -> ready.put(request.id(), each));
      }
    }
    if (!ready.isEmpty()) {
      PausePoint.SIGNED.reach();
    }
    Map<UUID, SealedText> texts = new HashMap<>();
    ready.forEach((id, each) -> texts.put(id, each.sealed()));
    LeaseWatch watch = LeaseWatch.of(senders.lease());
    Seals seals = spans.seal(ready.values());
    return new Sealing(
        new SignedAhead(senders.lease(), texts),
        (going, maybe) -> {
          seals.end(going);
          go(watch, ready, going, maybe);
          requests.stream().filter(each -> !going.contains(each.id())).forEach(this::drop);
        });
  }

  private static Optional<Ready> await(Future<Optional<Ready>> signature) {
    try {
      return signature.get();
    } catch (ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void go(LeaseWatch watch, Map<UUID, Ready> ready, Set<UUID> going, Set<UUID> maybe) {
    if (!going.isEmpty()) {
      PausePoint.ACCEPTED.reach();
    }
    send.notSealed(only(ready, maybe::contains));
    going.forEach(signatures::remove);
    only(ready, going::contains).stream()
        .collect(Collectors.groupingBy(each -> each.task().route()))
        .forEach((route, tasks) -> senders.of(route).sealed(watch, tasks));
  }

  private static List<Ready> only(Map<UUID, Ready> ready, Predicate<UUID> wanted) {
    return ready.values().stream().filter(each -> wanted.test(each.task().id())).toList();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
