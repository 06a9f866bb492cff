package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.emg.CurrentLink.OpenLink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.apache.qpid.protonj2.client.exceptions.ClientException;

/**
 * Receives from one of EMG's outgoing queues and hands batches to a handler, in order, on a thread
 * of its own. It never waits for a batch to fill: a batch is what is there.
 *
 * <p>A message leaves the queue only by {@link Incoming#accept()}. If the handler throws, the batch
 * does not go back to the queue, which would deliver it again at once and count that. Instead the
 * same batch is handed over again after 1 s, 2 s, … 30 s until the handler returns, and no credit
 * is given meanwhile. If the link is lost while a batch is in hand, accepting does nothing and the
 * queue delivers the batch again: a handler must cope with seeing a message twice.
 *
 * <p>It opens its link again by itself after each loss. When nothing came for a while it asks the
 * queue for a sign, because a receiver may fall silent without an error; where none comes, it opens
 * the link anew, and {@link #state()} counts that.
 */
public final class EmgReceiver implements AutoCloseable {
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_HANDLING = Duration.ofSeconds(10);

  private final EmgLink<Inflow> link;
  private final Duration silence;
  private final IntSupplier allowance;
  private final BatchHandler batches;
  private final Pace pace;
  private final AtomicInteger silences = new AtomicInteger();
  private final Thread thread;
  private volatile boolean closed;

  /** Starts to receive as fast as the limits allow. */
  public EmgReceiver(EmgQueue from, ReceiverLimits limits, Consumer<List<Incoming>> handler) {
    this(from, limits, () -> Integer.MAX_VALUE, handler);
  }

  /**
   * Starts to receive.
   *
   * @param from the queue; its policy must allow listening
   * @param limits what bounds memory and batches
   * @param allowance asked before each batch: how many messages may be unsettled, if that is less
   *     than the credit. Falls it below what was granted, the credit is taken back; what came
   *     before that is still handed over
   * @param handler accepts or releases, before it returns and in any order, each message that it
   *     has dealt with
   */
  public EmgReceiver(
      EmgQueue from,
      ReceiverLimits limits,
      IntSupplier allowance,
      Consumer<List<Incoming>> handler) {
    String queue = from.entity();
    var log = new LinkLog("The link that receives from EMG", from, "answers wait at EMG");
    this.silence = limits.silence();
    this.allowance = allowance;
    this.pace = new Pace(limits.credit());
    this.batches = new BatchHandler(from, handler);
    this.link = new EmgLink<>(from, log, session -> Inflow.open(session, queue, limits));
    this.thread = Thread.ofPlatform().daemon().name("emg-receiver-" + queue).start(this::run);
  }

  /** Accepts each message of a batch. */
  public static void acceptAll(List<Incoming> batch) {
    batch.forEach(Incoming::accept);
  }

  /** Whether the link is open, even if nothing is allowed to come. */
  public boolean connected() {
    return link.connected() && thread.isAlive();
  }

  /** Whether the link is open, and else since when and why not, for the operator. */
  public String state() {
    int silent = silences.get();
    return link.state() + (silent == 0 ? "" : "; fell silent and was opened anew: " + silent);
  }

  /** Whether the handler could not take the batch in hand, or is at it for longer than this. */
  public boolean stuck(Duration longest) {
    return batches.stuck(longest);
  }

  private void run() {
    try {
      while (!closed) {
        OpenLink<Inflow> open = link.await(WAIT);
        if (open != null) {
          serve(open);
        }
      }
    } catch (InterruptedException e) {
      // close() asks this thread to end.
    }
  }

  private void serve(OpenLink<Inflow> open) throws InterruptedException {
    try {
      take(open);
    } catch (ClientException | ExecutionException | TimeoutException | RuntimeException | Error e) {
      link.drop(open, ErrorLine.of(e));
    }
  }

  private void take(OpenLink<Inflow> open)
      throws ClientException, ExecutionException, TimeoutException, InterruptedException {
    long heard = System.nanoTime();
    while (!closed && link.is(open)) {
      boolean more = credit(open.link());
      List<Incoming> batch = open.link().batch();
      if (!batch.isEmpty()) {
        handle(batch);
      }
      if (!batch.isEmpty() || !more) {
        heard = System.nanoTime();
      } else if (System.nanoTime() - heard > silence.toNanos()) {
        probe(open);
        heard = System.nanoTime();
      }
    }
  }

  private void handle(List<Incoming> batch) throws InterruptedException {
    long begun = System.nanoTime();
    batches.handle(batch);
    pace.took(batch.size(), System.nanoTime() - begun);
  }

  /**
   * Taking the credit back is a question that a queue must answer; the next round gives it again.
   */
  private void probe(OpenLink<Inflow> open) throws InterruptedException {
    try {
      open.link().revoke();
    } catch (ClientException | ExecutionException | TimeoutException e) {
      if (link.is(open)) {
        silences.incrementAndGet();
        link.drop(open, "it fell silent: nothing came for " + silence + ", and no sign when asked");
      }
    }
  }

  private boolean credit(Inflow inflow)
      throws ClientException, ExecutionException, TimeoutException, InterruptedException {
    int most = allowance.getAsInt();
    if (most < inflow.granted()) {
      inflow.revoke();
    }
    inflow.grant(Math.min(most, pace.credit()));
    return most > 0;
  }

  /** Lets the handler finish the batch in hand, for ten seconds at most, and closes the link. */
  @Override
  public void close() {
    closed = true;
    batches.close();
    try {
      if (!thread.equals(Thread.currentThread()) && !thread.join(LONGEST_HANDLING)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    link.close();
  }
}
