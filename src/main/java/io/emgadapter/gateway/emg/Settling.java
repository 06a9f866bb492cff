package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.Outcome;
import io.emgadapter.gateway.Outcome.NotSent;
import io.emgadapter.gateway.Outcome.Unknown;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.qpid.protonj2.client.Tracker;
import org.jspecify.annotations.Nullable;

/** Waits until the peer has said what became of each written Task. */
final class Settling {

  private static final Duration RETRY = Duration.ofSeconds(1);

  private final long deadline;
  private boolean silent;
  private boolean interrupted;
  private @Nullable String lost;

  /**
   * @param deadline the {@link System#nanoTime()} until which it waits
   */
  Settling(long deadline) {
    this.deadline = deadline;
  }

  /** One outcome for each step, in the same order; keeps the thread's interruption. */
  List<Outcome> outcomes(List<Step> steps) {
    List<Outcome> outcomes = steps.stream().map(this::outcome).toList();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return outcomes;
  }

  /** Why the link is of no more use; null if it is. */
  @Nullable String trouble() {
    return silent ? "the broker does not say what became of a Task" : lost;
  }

  private Outcome outcome(Step step) {
    return switch (step) {
      case Step.Decided decided -> decided.outcome();
      case Step.Stopped stopped -> new NotSent(stopped.reason(), RETRY);
      case Step.Written written -> settled(written.tracker());
    };
  }

  private Outcome settled(Tracker tracker) {
    try {
      long left = interrupted ? 0 : Math.max(0, deadline - System.nanoTime());
      tracker.settlementFuture().get(left, TimeUnit.NANOSECONDS);
      return Verdict.of(tracker.remoteState());
    } catch (TimeoutException e) {
      silent = !interrupted;
      return new Unknown("no word came from the broker in time");
    } catch (ExecutionException e) {
      lost = Reasons.of(e);
      return new Unknown("the link was lost before the broker's word came: " + lost);
    } catch (InterruptedException e) {
      interrupted = true;
      return new Unknown("the adapter was stopping");
    }
  }
}
