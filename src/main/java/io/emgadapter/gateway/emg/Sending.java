package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.SealedTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    // An idle link that the peer detached shows it only here. As nothing of this batch has left,
    // the Task may go by the next link.
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
}
