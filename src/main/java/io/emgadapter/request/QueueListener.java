package io.emgadapter.request;

import io.emgadapter.request.QueueChannel.QueueMessage;
import io.emgadapter.request.QueueChannel.Reasons;
import io.emgadapter.work.Background;
import io.emgadapter.work.LogKey;
import io.emgadapter.work.Outage;
import io.emgadapter.work.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/**
 * Listens to a queue for as long as it runs. An outage of the broker, or a missing queue, is waited
 * out and logged when it begins, now and then, and when it ends, not at each attempt.
 *
 * <p>When it stops, it takes no more messages, settles what it took on the channel by which that
 * came, and then closes the channel. It does not cancel the consumer before that: the broker would
 * give the queue to the next instance, which could overtake what is not committed yet.
 */
public final class QueueListener extends Background {
  private static final Logger LOG = LoggerFactory.getLogger(QueueListener.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LOGGED_EVERY = Duration.ofMinutes(5);

  /** Less than {@code spring.lifecycle.timeout-per-shutdown-phase}. */
  private static final Duration GRACE = Duration.ofSeconds(25);

  private final ConnectionFactory connections;
  private final Runnable declare;
  private final Queue queue;
  private final Consumer<QueueMessage> taker;
  private final Outage outage;
  private volatile CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable QueueChannel open;
  private volatile boolean drained;
  private Thread thread = new Thread();

  /**
   * A queue that is listened to.
   *
   * @param prefetch the most messages that the broker sends before they are settled
   * @param phase when it starts and stops
   */
  public record Queue(String name, int prefetch, Phase phase) {}

  /**
   * @param declare declares the queue, each time before it listens
   * @param taker takes the messages in their order; may wait, but must not throw
   */
  public QueueListener(
      ConnectionFactory connections, Runnable declare, Queue queue, Consumer<QueueMessage> taker) {
    super(queue.phase());
    this.connections = connections;
    this.declare = declare;
    this.queue = queue;
    this.taker = taker;
    this.outage =
        new Outage(
            new Outage.Log(LOG, Map.of(LogKey.QUEUE, queue.name())),
            "The queue",
            "its messages wait at the broker, and those that were not settled come again",
            LOGGED_EVERY);
  }

  /** The name of the queue. */
  public String queue() {
    return queue.name();
  }

  /** Why it is not listening; null while it is. */
  public @Nullable String trouble() {
    String reason = outage.reason();
    QueueChannel now = open;
    return reason == null && (now == null || !now.isOpen()) ? "not connected yet" : reason;
  }

  private void run() {
    Duration pause = FIRST_PAUSE.dividedBy(2);
    try {
      do {
        pause =
            listened()
                ? FIRST_PAUSE
                : Collections.min(List.of(LONGEST_PAUSE, pause.multipliedBy(2)));
      } while (isRunning() && !stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.atDebug()
          .addKeyValue(LogKey.QUEUE, queue.name())
          .log("Nothing listens to the queue any more; its messages wait at the broker");
    }
  }

  /** Listens until the channel ends; false if it could not begin. */
  private boolean listened() throws InterruptedException {
    try (QueueChannel queueChannel = listen()) {
      outage.over();
      String why = queueChannel.awaitEnd();
      if (isRunning()) {
        outage.seen(why);
      }
      return true;
    } catch (AmqpException | IOException | IllegalStateException e) {
      outage.seen(Reasons.of(e));
      return false;
    }
  }

  private QueueChannel listen() throws IOException {
    declare.run();
    QueueChannel queueChannel =
        QueueChannel.open(
            connections.createConnection().getDelegate(), queue.name(), queue.prefetch(), taker);
    open = queueChannel;
    if (!isRunning()) {
      queueChannel.close();
    }
    return queueChannel;
  }

  /** Whether it has stopped, and its messages in hand have had time to be settled. */
  public boolean isDrained() {
    return drained;
  }

  @Override
  protected void begin() {
    drained = false;
    stopped = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("listen " + queue.name()).daemon().start(this::run);
  }

  @Override
  protected void end() {
    QueueChannel before = open;
    if (before != null && !before.drain(GRACE)) {
      LOG.atWarn()
          .addKeyValue(LogKey.QUEUE, queue.name())
          .log("Not all messages of the queue were settled; the broker delivers them again");
    }
    drained = true;
    stopped.countDown();
    QueueChannel now = open;
    if (now != null) {
      now.close();
    }
    try {
      thread.join(Duration.ofNanos(TimeUnit.SECONDS.toNanos(5)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
