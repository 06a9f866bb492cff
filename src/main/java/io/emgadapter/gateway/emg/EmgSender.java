package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.gateway.emg.CurrentLink.OpenLink;
import io.emgadapter.gateway.emg.Sending.Settling;
import io.emgadapter.gateway.emg.Transfer.Outgoing;
import io.emgadapter.gateway.emg.Transfer.Step;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.work.LogKey;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends Tasks to one of EMG's incoming queues. Opens its link by itself, and again after each loss.
 * Never throws because of what a peer does, and never sends a Task twice. Safe for use by several
 * threads.
 */
public final class EmgSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmgSender.class);

  private final EmgQueue queue;
  private final Duration budget;
  private final EmgLink<Outgoing> link;
  private final Transfer transfer;
  private final ReentrantLock writing = new ReentrantLock();

  /**
   * Starts to connect, without waiting for it.
   *
   * @param to the queue; its policy must allow sending
   * @param form turns a Task into the bytes of its message
   * @param budget the longest time that one {@link #send} takes
   * @param window the most Tasks that are written and not settled, and so the most that become
   *     UNKNOWN if the link is lost
   */
  public EmgSender(EmgQueue to, Function<SealedTask, byte[]> form, Duration budget, int window) {
    this.queue = to;
    var log =
        new LinkLog(
            "The link that sends to EMG", to, "Tasks that have not left wait in the ledger");
    long creditWait = Math.max(1, budget.dividedBy(2).toMillis());
    this.budget = budget;
    this.link =
        new EmgLink<>(to, log, session -> Outgoing.open(session, to.entity(), creditWait, window));
    this.transfer = new Transfer(link, form);
  }

  /**
   * Sends Tasks, pipelined within the window, in their order. Half of the time budget is for
   * writing, the rest for settlements. Without a link the answer comes after half a second.
   *
   * @return for each Task, in the same order: {@code Sent} if the broker accepted it; {@code
   *     Refused} if it never will; {@code NotSent} if it did not leave or was given back; {@code
   *     Unknown} if it was written and the broker did not answer
   */
  public List<Outcome> send(List<SealedTask> tasks) {
    long start = System.nanoTime();
    try {
      return send(tasks, start + budget.toNanos() / 2, start + budget.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return notSent(tasks, "the adapter is stopping");
    }
  }

  private List<Outcome> send(List<SealedTask> tasks, long writeUntil, long settleUntil)
      throws InterruptedException {
    // Only one batch is written at a time, because the count of begun transfers does not say whose
    // they were.
    if (!writing.tryLock(writeUntil - System.nanoTime(), TimeUnit.NANOSECONDS)) {
      return notSent(tasks, "the Tasks before it took all the time");
    }
    var sending = new Sending(link, transfer, writeUntil);
    List<Step> steps;
    try {
      steps = sending.write(tasks);
    } finally {
      writing.unlock();
    }
    return settle(steps, sending.open(), settleUntil);
  }

  private List<Outcome> settle(
      List<Step> steps, @Nullable OpenLink<Outgoing> open, long settleUntil) {
    var settling = new Settling(settleUntil);
    List<Outcome> outcomes = settling.outcomes(steps);
    PausePoint.VENDOR_ACCEPTED.reach();
    String trouble = settling.trouble();
    logUnknown(outcomes, trouble);
    if (open != null && trouble != null) {
      link.drop(open, trouble);
    }
    return outcomes;
  }

  /**
   * One line, however many they are. The line about a lost link does not cover these: it speaks of
   * Tasks that wait in the ledger.
   */
  private void logUnknown(List<Outcome> outcomes, @Nullable String trouble) {
    long unknown = outcomes.stream().filter(Unknown.class::isInstance).count();
    if (unknown > 0) {
      LOG.atWarn()
          .addKeyValue(LogKey.SUBSCRIPTION, queue.subscription())
          .addKeyValue(LogKey.QUEUE, queue.entity())
          .log(
              "{} of {} Tasks were written to EMG, which did not say whether it"
                  + " took them ({}); they are UNKNOWN until their Acks come",
              unknown,
              outcomes.size(),
              trouble == null ? "the adapter is stopping" : trouble);
    }
  }

  private static List<Outcome> notSent(List<SealedTask> tasks, String reason) {
    Outcome each = new NotSent(reason, Duration.ofSeconds(1));
    return Collections.nCopies(tasks.size(), each);
  }

  /**
   * Whether the link is open; an idle link that the peer detached counts as open until the next
   * send.
   */
  public boolean connected() {
    return link.connected();
  }

  /** Whether the link is open, and else since when and why not, for the operator. */
  public String state() {
    return link.state();
  }

  /** Closes the link; Tasks under way become {@code Unknown}. */
  @Override
  public void close() {
    link.close();
  }
}
