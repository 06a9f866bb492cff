package io.emgadapter.dispatch;

import io.emgadapter.ledger.send.Claim.ClaimLimits;
import io.emgadapter.ledger.send.Claim.ClaimLimits.Kind;
import io.emgadapter.ledger.send.ClaimedTask;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What this instance has in hand of one route, from the claim, or from its acceptance, until its
 * outcome is known. Bounded by number for each kind, so that none takes the places of another, by
 * number of all, and by bytes. Safe for use by several threads.
 */
final class TasksInHand {
  /** A claim learns only afterwards how large a Task is. */
  private static final int LARGE = 256 << 10;

  /** Of the places this share is kept for what waits in the ledger. */
  private static final int SHARE = 4;

  private final Limits limits;
  private final Map<UUID, TaskInHand> inHand = new HashMap<>();
  private final Map<Kind, Integer> kinds = new HashMap<>();
  private long bytes;
  private boolean wasFull;

  /**
   * How much.
   *
   * @param each so many Tasks of one kind
   * @param all so many of all together
   * @param bytes so many bytes of all Bodies; more only by what one claim brings
   */
  record Limits(int each, int all, long bytes) {}

  private record TaskInHand(Kind kind, int bytes) {}

  TasksInHand(Limits limits) {
    this.limits = limits;
  }

  /** How much may be claimed now. */
  synchronized ClaimLimits claimable(Set<String> blocked, int most) {
    long byBytes = Math.ceilDiv(Math.max(0, limits.bytes - bytes), LARGE);
    long free = Math.min(Math.min(most, limits.all - inHand.size()), byBytes);
    wasFull |= free <= 0 || kinds.values().stream().anyMatch(count -> count >= limits.each);
    return new ClaimLimits(blocked, (int) Math.max(0, free), limits.each, Map.copyOf(kinds));
  }

  /**
   * Takes claimed Tasks in hand.
   *
   * @param within the limits under which they were claimed
   * @return whether a kind that had no room for more has some by now: nobody will ring for that
   */
  synchronized boolean take(Collection<ClaimedTask> claimed, ClaimLimits within) {
    Map<Kind, Integer> asked = new HashMap<>(within.inHand());
    claimed.forEach(task -> {
      asked.merge(Kind.of(task), 1, Integer::sum);
      put(task.id(), Kind.of(task), task.bytes());
    });
    return claimed.stream()
        .map(Kind::of)
        .anyMatch(kind ->
            asked.getOrDefault(kind, 0) >= within.each()
                && kinds.getOrDefault(kind, 0) < limits.each);
  }

  /** Takes one that has just come, where there is room for it; says whether. */
  synchronized boolean tryTake(UUID task, Kind kind, int size) {
    boolean fits =
        kinds.getOrDefault(kind, 0) < withoutShare(limits.each)
            && inHand.size() < withoutShare(limits.all)
            && bytes + size <= limits.bytes;
    if (fits) {
      put(task, kind, size);
    }
    return fits;
  }

  private static int withoutShare(int places) {
    return Math.max(1, places - places / SHARE);
  }

  /** One may be claimed again before who recorded that it did not leave gives it back. */
  private void put(UUID task, Kind kind, int size) {
    remove(task);
    inHand.put(task, new TaskInHand(kind, size));
    int now = kinds.merge(kind, 1, Integer::sum);
    bytes += size;
    wasFull |= now >= limits.each;
  }

  /** Has these no more; says whether somebody may wait for their places. */
  synchronized boolean give(Collection<UUID> tasks) {
    tasks.forEach(this::remove);
    notifyAll();
    boolean waited = wasFull;
    wasFull = false;
    return waited;
  }

  private void remove(UUID task) {
    TaskInHand was = inHand.remove(task);
    if (was != null) {
      kinds.computeIfPresent(was.kind, (_, count) -> count == 1 ? null : count - 1);
      bytes -= was.bytes;
    }
  }

  /** Waits until somebody gives something back, for so long at most; the caller looks again. */
  @SuppressWarnings("WaitNotInLoop")
  synchronized void awaitChange(long millis) throws InterruptedException {
    wait(millis);
  }

  synchronized int size() {
    return inHand.size();
  }
}
