package io.emgadapter.request;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;

/** One channel on which a queue is listened to, from its opening to its end. */
public final class QueueChannel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueueChannel.class);

  private final Channel channel;
  private final String queue;
  private final Consumer<QueueMessage> taker;
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final DefaultMessagePropertiesConverter properties =
      new DefaultMessagePropertiesConverter();

  /** A party for each message that is taken and not settled, and one until the drain. */
  private final Phaser unsettled = new Phaser(1);

  private volatile boolean draining;

  private QueueChannel(Channel channel, String queue, Consumer<QueueMessage> taker) {
    this.channel = channel;
    this.queue = queue;
    this.taker = taker;
  }

  /**
   * Opens a channel and listens.
   *
   * @param prefetch so many messages the broker may have sent that are not settled
   */
  static QueueChannel open(Connection on, String queue, int prefetch, Consumer<QueueMessage> taker)
      throws IOException {
    Channel channel = on.createChannel();
    if (channel == null) {
      throw new IOException("the connection has no channel left");
    }
    QueueChannel queueChannel = new QueueChannel(channel, queue, taker);
    try {
      channel.basicQos(prefetch);
      channel.basicConsume(queue, false, queueChannel.new Deliveries());
    } catch (IOException | RuntimeException e) {
      queueChannel.close();
      throw e;
    }
    return queueChannel;
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /** Waits until the channel is gone, or the queue; says why. */
  String awaitEnd() throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException e) {
      return Reasons.of(e);
    }
  }

  /** Takes no more and waits until what was taken is settled; says whether it is. */
  boolean drain(Duration longest) {
    draining = true;
    int phase = unsettled.arriveAndDeregister();
    if (phase < 0 || !channel.isOpen()) {
      return true;
    }
    try {
      unsettled.awaitAdvanceInterruptibly(phase, longest.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    end.complete("closed");
    try {
      channel.abort(AMQP.REPLY_SUCCESS, "closed");
    } catch (IOException | RuntimeException e) {
      LOG.debug("A channel could not be closed ({}); it ends with its connection", Reasons.of(e));
    }
  }

  /** What the client's own thread calls, one after the other. */
  private final class Deliveries extends DefaultConsumer {
    Deliveries() {
      super(channel);
    }

    @Override
    public void handleDelivery(
        String tag, Envelope envelope, AMQP.BasicProperties of, byte[] body) {
      // Registered first, so that a drain which begins now either waits for this message or leaves
      // it alone.
      if (unsettled.register() < 0) {
        return;
      }
      if (draining) {
        unsettled.arriveAndDeregister();
        return;
      }
      MessageProperties read =
          properties.toMessageProperties(of, envelope, StandardCharsets.UTF_8.name());
      read.setConsumerQueue(queue);
      taker.accept(new QueueMessage(new Message(body, read)));
    }

    @Override
    public void handleCancel(String tag) {
      end.complete("the broker ended the listening; the queue may be gone");
    }

    @Override
    public void handleShutdownSignal(String tag, ShutdownSignalException signal) {
      end.complete(Reasons.of(signal));
    }
  }

  private interface Settlement {
    void send() throws IOException;
  }

  /**
   * A message of a queue, and how it is settled: once, by any thread, on the channel by which it
   * came. If that channel is gone nothing happens, because the broker delivers the message again.
   */
  public final class QueueMessage {
    private final Message message;
    private final AtomicBoolean settled = new AtomicBoolean();

    private QueueMessage(Message message) {
      this.message = message;
    }

    /** The message. */
    public Message message() {
      return message;
    }

    /** A property as it can be stored: null if it is empty, longer than this, or not plain text. */
    public static @Nullable String property(@Nullable String text, int longest) {
      boolean plain =
          text != null
              && !text.isBlank()
              && text.length() <= longest
              && text.chars().noneMatch(Character::isISOControl);
      return plain ? text : null;
    }

    /** Settles the message: the ledger has it. */
    public void ack() {
      settle(() -> channel.basicAck(tag(), false));
    }

    /** Gives the message back to the broker, which delivers it again or makes it a dead letter. */
    public void reject(boolean again) {
      settle(() -> channel.basicReject(tag(), again));
    }

    private long tag() {
      return message.getMessageProperties().getDeliveryTag();
    }

    private void settle(Settlement settlement) {
      if (!settled.compareAndSet(false, true)) {
        return;
      }
      try {
        settlement.send();
      } catch (IOException | RuntimeException e) {
        // The listener logs the end of the channel, once.
        LOG.debug("A message was not settled ({}); the broker delivers it again", Reasons.of(e));
      } finally {
        unsettled.arriveAndDeregister();
      }
    }
  }

  /** Says in a few words why a broker does not serve, without a user or a password. */
  static final class Reasons {
    private Reasons() {}

    static String of(@Nullable Throwable failure) {
      if (failure == null) {
        return "no reason given";
      }
      Throwable last = failure;
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof ShutdownSignalException signal && word(signal) != null) {
          return String.valueOf(word(signal));
        }
        last = cause;
      }
      String message = last.getMessage();
      return last.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    /** The broker's own sentence, such as {@code NOT_FOUND - no queue 'q' in vhost '/'}. */
    private static @Nullable String word(ShutdownSignalException signal) {
      return switch (signal.getReason()) {
        case AMQP.Connection.Close close -> close.getReplyText();
        case AMQP.Channel.Close close -> close.getReplyText();
        case null, default -> null;
      };
    }
  }
}
