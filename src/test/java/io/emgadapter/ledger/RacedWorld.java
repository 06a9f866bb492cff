package io.emgadapter.ledger;

import io.emgadapter.ledger.accept.Acceptance;
import io.emgadapter.ledger.accept.Acceptance.Accepted;
import io.emgadapter.ledger.accept.Acceptance.NotAcceptable;
import io.emgadapter.ledger.lookup.ClaimLookups.ClaimedLookup;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Target;
import io.emgadapter.order.Verb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What is outside the ledger and common to all instances: senders, and Equinix. */
final class RacedWorld {
  private final AtomicInteger ids = new AtomicInteger();
  private final AtomicInteger transactions = new AtomicInteger();
  private final List<String> deadlocks = Collections.synchronizedList(new ArrayList<>());
  private final List<String> creates = Collections.synchronizedList(new ArrayList<>());
  private final List<String> orders = Collections.synchronizedList(new ArrayList<>());
  private final List<NewRequest> seen = Collections.synchronizedList(new ArrayList<>());
  private final Map<UUID, ClaimedTask> atEquinix = Collections.synchronizedMap(new HashMap<>());
  private final Set<UUID> releasedOnce = ConcurrentHashMap.newKeySet();
  private final Set<UUID> againAllowed = ConcurrentHashMap.newKeySet();
  private final List<UUID> unanswered = Collections.synchronizedList(new ArrayList<>());
  private final List<String> wrongs = Collections.synchronizedList(new ArrayList<>());

  /** A batch as senders would make it: new ids and old ones, Creates and what follows them. */
  List<NewRequest> requests(Random random, int count) {
    List<NewRequest> batch = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      batch.add(request(random, batch));
    }
    return batch;
  }

  private NewRequest request(Random random, List<NewRequest> batch) {
    String id = "r" + ids.incrementAndGet();
    return switch (random.nextInt(14)) {
      case 0, 1, 2, 3 -> Requests.create(id);
      case 4 -> Requests.create(id, "INC" + id);
      case 5 -> Requests.create(id, Instant.now().plusSeconds(random.nextInt(200)));
      case 6, 12, 13 -> again(random, Requests.create(id));
      case 7, 8 -> Requests.cancel(id, target(random, batch));
      default -> Requests.update(id, target(random, batch));
    };
  }

  private NewRequest again(Random random, NewRequest otherwise) {
    NewRequest old = latest(random, seen);
    if (old == null) {
      return otherwise;
    }
    return switch (random.nextInt(4)) {
      case 0 -> old;
      case 1 -> Requests.withBody(old.requestId(), "[" + random.nextInt(3) + "]");
      default -> Requests.replying(old.requestId(), "q" + random.nextInt(2));
    };
  }

  private Target target(Random random, List<NewRequest> batch) {
    String inBatch = batch.isEmpty() ? null : batch.getFirst().requestId();
    String create = random.nextInt(3) == 0 && inBatch != null ? inBatch : latest(random, creates);
    String order = latest(random, orders);
    return switch (random.nextInt(8)) {
      case 0 -> new Target.ByServicer("1-foreign-" + random.nextInt(3));
      case 1 -> new Target.ByRequestor("INC" + create);
      case 2, 3 -> new Target.ByServicer(order == null ? "1-foreign" : order);
      default -> new Target.ByRequest(create == null ? "none" : create);
    };
  }

  /** Mostly one of the last few, so that instances meet. */
  private static <T> T latest(Random random, List<T> all) {
    synchronized (all) {
      return all.isEmpty()
          ? null
          : all.get(all.size() - 1 - random.nextInt(Math.min(6, all.size())));
    }
  }

  void accepted(List<NewRequest> batch, List<Acceptance> judged) {
    for (int i = 0; i < batch.size(); i++) {
      NewRequest request = batch.get(i);
      if (judged.get(i) instanceof Accepted && request.verb() == Verb.CREATE) {
        creates.add(request.requestId());
      }
      if (!(judged.get(i) instanceof NotAcceptable)) {
        seen.add(request);
      }
    }
  }

  /** A policy has these sent again, each once at most. */
  void mayLeaveAgain(List<ClaimedLookup> tasks) {
    tasks.stream().map(ClaimedLookup::id).filter(releasedOnce::add).forEach(againAllowed::add);
  }

  /** A Task reaches Equinix. */
  void left(ClaimedTask task) {
    if (atEquinix.put(task.id(), task) != null && !againAllowed.remove(task.id())) {
      wrongs.add("left twice: " + task.id());
    }
    unanswered.add(task.id());
  }

  /** Some answers of Equinix's; now and then one that it gave before, or two for one Task. */
  List<Answer> answers(Random random, int count) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      UUID task =
          latest(random, random.nextInt(6) == 0 ? List.copyOf(atEquinix.keySet()) : unanswered);
      if (task != null) {
        answers.add(answer(random, task));
      }
    }
    return answers;
  }

  /** Equinix's answers to all that it has not answered. */
  List<Answer> remaining(Random random) {
    return List.copyOf(unanswered).stream().map(task -> answer(random, task)).toList();
  }

  private Answer answer(Random random, UUID task) {
    ClaimedTask sent = atEquinix.get(task);
    if (random.nextInt(6) == 0) {
      return Requests.refused(task);
    }
    if (sent.verb() == Verb.CREATE) {
      return random.nextInt(3) == 0
          ? Requests.created(task, "1-" + task, "2-" + task)
          : Requests.created(task, "1-" + task);
    }
    return random.nextInt(6) == 0 ? Requests.created(task, "3-" + task) : Requests.created(task);
  }

  void heard(List<Answer> answers) {
    for (Answer answer : answers) {
      unanswered.remove(answer.task());
      answer.orders().forEach(order -> orders.add(order.servicerId()));
    }
  }

  void counted() {
    transactions.incrementAndGet();
  }

  void deadlocked(Exception failure) {
    deadlocks.add(String.valueOf(failure.getMessage()));
  }

  int transactions() {
    return transactions.get();
  }

  List<String> deadlocks() {
    return deadlocks;
  }

  List<String> wrongs() {
    return wrongs;
  }

  List<UUID> atEquinix() {
    return List.copyOf(atEquinix.keySet());
  }
}
