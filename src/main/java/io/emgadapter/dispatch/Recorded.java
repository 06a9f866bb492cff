package io.emgadapter.dispatch;

import io.emgadapter.gateway.Outcome;
import io.emgadapter.gateway.Outcome.NotSent;
import io.emgadapter.ledger.ClaimedTask;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What became of a Task that was sent, or was to be.
 *
 * @param fence under which it was sealed
 * @param doubted whether an earlier send may have reached Equinix
 */
record Recorded(UUID task, int fence, String subscription, boolean doubted, Outcome outcome) {
  private static final Duration SOON = Duration.ofSeconds(1);

  static Recorded of(ClaimedTask task, Outcome outcome) {
    return new Recorded(task.id(), task.fence(), task.subscription(), task.doubted(), outcome);
  }

  /** Of each Task its outcome, in the same order. */
  static List<Recorded> of(List<ClaimedTask> tasks, List<Outcome> outcomes) {
    return IntStream.range(0, tasks.size())
        .mapToObj(i -> of(tasks.get(i), outcomes.get(i)))
        .toList();
  }

  /** Of Tasks that were not handed to their gateway. */
  static List<Recorded> unsent(List<ClaimedTask> tasks, String why) {
    return tasks.stream().map(task -> of(task, new NotSent(why, SOON))).toList();
  }

  boolean isSent() {
    return outcome instanceof Outcome.Sent;
  }
}
