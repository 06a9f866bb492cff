package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Early;
import io.emgadapter.ledger.ClaimedTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A batch about which Equinix is being asked.
 *
 * @param others of which nothing need be asked
 * @param answers of the rest, in the order of the batch
 * @param end when nobody waits any more, by {@link System#nanoTime}
 */
record Asked(List<Prepared> others, Map<ClaimedTask, Future<Prepared>> answers, long end) {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** What came of it; what is not answered by now goes back. */
  List<Prepared> await() {
    List<Prepared> all = new ArrayList<>();
    answers.forEach((task, answer) -> all.add(await(task, answer)));
    return all;
  }

  private Prepared await(ClaimedTask task, Future<Prepared> answer) {
    try {
      return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      answer.cancel(true);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
    }
    return new Early(task, PAUSE, "Equinix has not said in time what must be known first");
  }
}
