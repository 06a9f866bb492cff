package io.emgadapter.relay;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import io.emgadapter.event.CloudEvents;
import io.emgadapter.event.CloudEvents.RecordedEvent;
import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.work.Failures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/**
 * Publishes events: all of a batch on one channel, in order, before the first confirm is awaited.
 * Used by one thread. After anything but confirms the channel is thrown away.
 */
final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  /** AMQP 0-9-1: a short string has no more bytes. */
  private static final int LONGEST_NAME = 255;

  private static final int PERSISTENT = 2;

  private final ConnectionFactory connections;
  private final String exchange;
  private final Rendering rendering;
  private @Nullable Channel channel;
  private Confirms confirms = new Confirms();

  Publisher(ConnectionFactory connections, String exchange, Rendering rendering) {
    this.connections =
        Objects.requireNonNullElse(connections.getPublisherConnectionFactory(), connections);
    this.exchange = exchange;
    this.rendering = rendering;
  }

  /**
   * What came of a batch.
   *
   * @param published what the broker said of each, in the same order
   * @param closed why the broker closed the channel; null where it did not
   */
  record Batch(List<Published> published, @Nullable ShutdownSignalException closed) {}

  /** Publishes. Never throws. */
  Batch publish(List<Delivery> copies, Duration longest) {
    Batch batch = tried(copies, longest);
    if (batch.closed() != null || !confirms.isSettled()) {
      close();
    }
    return batch;
  }

  private Batch tried(List<Delivery> copies, Duration longest) {
    try {
      Channel open = open();
      confirms.begin(copies.size());
      List<Integer> impossible = send(open, copies);
      PausePoint.PUBLISHED.reach();
      List<Published> published = confirms.await(longest);
      impossible.forEach(place -> published.set(place, Published.REFUSED));
      return decided(published);
    } catch (IOException | TimeoutException | AmqpException | ShutdownSignalException e) {
      LOG.debug("Publishing broke off ({}); the events are tried again", Failures.kind(e));
      close();
      return outOfReach(copies);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      return outOfReach(copies);
    }
  }

  /** What the broker had said before the link went is known; of the rest nothing is. */
  private Batch decided(List<Published> published) {
    ShutdownSignalException closed = confirms.closed();
    if (closed == null || !closed.isHardError()) {
      return new Batch(published, closed);
    }
    published.replaceAll(word -> word == Published.SILENT ? Published.OUT_OF_REACH : word);
    return new Batch(published, null);
  }

  private static Batch outOfReach(List<Delivery> copies) {
    return new Batch(Collections.nCopies(copies.size(), Published.OUT_OF_REACH), null);
  }

  private Channel open() throws IOException {
    Channel open = channel;
    if (open == null || !open.isOpen()) {
      open = Objects.requireNonNull(connections.createConnection().getDelegate()).createChannel();
      if (open == null) {
        throw new IOException("no channel is left");
      }
      confirms = new Confirms();
      open.confirmSelect();
      open.addConfirmListener(confirms);
      open.addReturnListener(confirms);
      open.addShutdownListener(confirms);
      channel = open;
    }
    return open;
  }

  /** Gives the places of those that cannot be published because of what they are named. */
  private List<Integer> send(Channel open, List<Delivery> copies)
      throws IOException, TimeoutException {
    List<Integer> impossible = new ArrayList<>();
    for (int i = 0; i < copies.size() && open.isOpen(); i++) {
      Delivery copy = copies.get(i);
      boolean reply = copy.destination().isReply();
      String key = reply ? copy.destination().queue() : copy.logged().routingKey();
      if (fits(key) && fits(copy.correlationId())) {
        String id = copy.logged().event().id().toString();
        confirms.publishing(open.getNextPublishSeqNo(), i, id, key);
        if (!isPublished(open, reply ? "" : exchange, key, copy)) {
          break;
        }
      } else {
        impossible.add(i);
      }
    }
    return impossible;
  }

  /** False where the broker has closed the channel meanwhile; why, it has told the listeners. */
  private boolean isPublished(Channel open, String to, String key, Delivery copy)
      throws IOException {
    try {
      byte[] body = rendering.bytes(copy.logged().event());
      open.basicPublish(to, key, true, properties(copy), body);
      return true;
    } catch (ShutdownSignalException e) {
      return false;
    }
  }

  private static boolean fits(@Nullable String text) {
    return text == null || text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
  }

  private static BasicProperties properties(Delivery copy) {
    return new BasicProperties.Builder()
        .contentType(CloudEvents.CONTENT_TYPE)
        .deliveryMode(PERSISTENT)
        .messageId(copy.logged().event().id().toString())
        .type(copy.logged().event().type().type())
        .correlationId(copy.correlationId())
        .build();
  }

  /** Throws the channel away; the next batch gets another. */
  void close() {
    Channel old = channel;
    channel = null;
    try {
      if (old != null && old.isOpen()) {
        old.abort();
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("A channel could not be closed ({}); it ends with its connection", Failures.kind(e));
    }
  }

  /** What the broker said of one published event. */
  enum Published {
    /** It has it. */
    CONFIRMED,
    /** No queue is bound for it. */
    UNROUTED,
    /** It did not take this one, because of the queue: it is full, or cannot write. */
    NACKED,
    /** The broker is in reach, but takes none like this: it closes the channel. */
    REFUSED,
    /** It said nothing, though it is in reach. */
    SILENT,
    /** It is out of reach, or takes nothing at all. */
    OUT_OF_REACH
  }

  /** The bytes of an event, the same for every destination. */
  record Rendering(Subscriptions subscriptions) {

    byte[] bytes(RecordedEvent event) {
      return CloudEvents.write(event, subscriptions.laxPolicy(event.subscription()));
    }
  }
}
