package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.gateway.emg.CurrentLink.OpenLink;
import io.emgadapter.gateway.emg.Transfer.Outgoing;
import io.emgadapter.gateway.emg.Transfer.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.qpid.protonj2.client.Tracker;
import org.jspecify.annotations.Nullable;

/** Writes the Tasks of one batch, all on one life of the link. */
final class Sending {
  private static final Duration CONNECT_WAIT = Duration.ofMillis(500);

  private final EmgLink<Outgoing> link;
  private final Transfer transfer;
  private final long until;
  private final List<Step> steps = new ArrayList<>();
  private @Nullable OpenLink<Outgoing> open;

  /**
   * @param until no Task is begun after this {@link System#nanoTime()}
   */
  Sending(EmgLink<Outgoing> link, Transfer transfer, long until) {
    this.link = link;
    this.transfer = transfer;
    this.until = until;
  }

  /** One step for each Task, in the same order. */
  List<Step> write(List<SealedTask> tasks) throws InterruptedException {
    for (SealedTask task : tasks) {
      steps.add(stopped() instanceof Step.Stopped before ? before : begin(task));
    }
    return steps;
  }

  /** The life of the link on which they were written; null if there was none. */
  @Nullable OpenLink<Outgoing> open() {
    return open;
  }

  private @Nullable Step stopped() {
    Step last = steps.isEmpty() ? null : steps.getLast();
    if (last instanceof Step.Stopped) {
      return last;
    }
    if (Thread.currentThread().isInterrupted()) {
      return new Step.Stopped("the adapter is stopping");
    }
    return System.nanoTime() - until > 0
        ? new Step.Stopped("the Tasks before it took all the time")
        : null;
  }

  private Step begin(SealedTask task) throws InterruptedException {
    OpenLink<Outgoing> now = open == null ? connect() : open;
    if (now == null) {
      return new Step.Stopped("the link is down: " + link.trouble());
    }
    Step step = transfer.write(now, task, until);
    // Only here does it show that the peer detached an idle link. Nothing of this batch has left,
    // so the Task may be sent over the next link.
    return step instanceof Step.Stopped && steps.isEmpty() && !link.is(now)
        ? again(task, step)
        : step;
  }

  private Step again(SealedTask task, Step before) throws InterruptedException {
    OpenLink<Outgoing> next = connect();
    return next == null ? before : transfer.write(next, task, until);
  }

  private @Nullable OpenLink<Outgoing> connect() throws InterruptedException {
    open = link.await(CONNECT_WAIT);
    return open;
  }

  /** Waits until the peer has said what became of each written Task. */
  static final class Settling {
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
        lost = ErrorLine.of(e);
        return new Unknown("the link was lost before the broker's word came: " + lost);
      } catch (InterruptedException e) {
        interrupted = true;
        return new Unknown("the adapter was stopping");
      }
    }
  }
}
