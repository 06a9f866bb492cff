package io.emgadapter.relay;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import io.emgadapter.event.CloudEvents;
import io.emgadapter.event.CloudEvents.RecordedEvent;
import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.relay.Confirms.Published;
import io.emgadapter.sight.TraceContext;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.work.Failures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/**
 * Publishes events: all of a batch on one channel, in order, before it waits for the first confirm.
 * If anything else than confirms comes back, the channel is thrown away. Used by one thread.
 */
final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  /** In bytes: AMQP 0-9-1 has short strings for names. */
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
   * What became of a batch.
   *
   * @param published what the broker answered to each, in the same order
   * @param closed why the broker closed the channel; null if it did not
   */
  record Batch(List<Published> published, @Nullable ShutdownSignalException closed) {}

  /** Publishes. Never throws. */
  Batch publish(List<Delivery> deliveries, Duration longest) {
    Batch batch = tried(deliveries, longest);
    if (batch.closed() != null || !confirms.isSettled()) {
      close();
    }
    return batch;
  }

  private Batch tried(List<Delivery> deliveries, Duration longest) {
    try {
      Channel open = open();
      confirms.begin(deliveries.size());
      List<Integer> impossible = send(open, deliveries);
      PausePoint.PUBLISHED.reach();
      List<Published> published = confirms.await(longest);
      impossible.forEach(place -> published.set(place, Published.REFUSED));
      return decided(published);
    } catch (IOException | TimeoutException | AmqpException | ShutdownSignalException e) {
      LOG.debug("Publishing broke off ({}); the events are tried again", Failures.kind(e));
      close();
      return outOfReach(deliveries);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      return outOfReach(deliveries);
    }
  }

  /** After a lost connection only the answers are known that came before. */
  private Batch decided(List<Published> published) {
    ShutdownSignalException closed = confirms.closed();
    if (closed == null || !closed.isHardError()) {
      return new Batch(published, closed);
    }
    published.replaceAll(word -> word == Published.SILENT ? Published.OUT_OF_REACH : word);
    return new Batch(published, null);
  }

  private static Batch outOfReach(List<Delivery> deliveries) {
    return new Batch(Collections.nCopies(deliveries.size(), Published.OUT_OF_REACH), null);
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

  /** Gives the places of those that cannot be published because a name in them is too long. */
  private List<Integer> send(Channel open, List<Delivery> deliveries)
      throws IOException, TimeoutException {
    List<Integer> impossible = new ArrayList<>();
    for (int i = 0; i < deliveries.size() && open.isOpen(); i++) {
      Delivery delivery = deliveries.get(i);
      boolean reply = delivery.destination().isReply();
      String key = reply ? delivery.destination().queue() : delivery.logged().routingKey();
      if (fits(key) && fits(delivery.correlationId())) {
        String id = delivery.logged().event().id().toString();
        confirms.publishing(open.getNextPublishSeqNo(), i, id, key);
        if (!isPublished(open, reply ? "" : exchange, key, delivery)) {
          break;
        }
      } else {
        impossible.add(i);
      }
    }
    return impossible;
  }

  /** False if the broker has closed the channel meanwhile; the listeners know why. */
  private boolean isPublished(Channel open, String to, String key, Delivery delivery)
      throws IOException {
    try {
      byte[] body = rendering.bytes(delivery.logged().event());
      open.basicPublish(to, key, true, properties(delivery), body);
      return true;
    } catch (ShutdownSignalException e) {
      return false;
    }
  }

  private static boolean fits(@Nullable String text) {
    return text == null || text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
  }

  private static BasicProperties properties(Delivery delivery) {
    return new BasicProperties.Builder()
        .contentType(CloudEvents.CONTENT_TYPE)
        .deliveryMode(PERSISTENT)
        .messageId(delivery.logged().event().id().toString())
        .type(delivery.logged().event().type().type())
        .correlationId(delivery.correlationId())
        .headers(headers(delivery.logged().event().trace()))
        .build();
  }

  /** Consumers that are instrumented go on with the trace by the headers, others by the event. */
  private static @Nullable Map<String, Object> headers(@Nullable TraceContext trace) {
    if (trace == null) {
      return null;
    }
    String state = trace.tracestate();
    return state == null
        ? Map.of(TraceContext.PARENT, trace.traceparent())
        : Map.of(TraceContext.PARENT, trace.traceparent(), TraceContext.STATE, state);
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
      LOG.debug(
          "A channel could not be closed ({}); it ends with its connection", Failures.kind(e));
    }
  }

  /** The bytes of an event, the same for every destination. */
  record Rendering(Subscriptions subscriptions) {

    byte[] bytes(RecordedEvent event) {
      return CloudEvents.write(event, subscriptions.laxPolicy(event.subscription()));
    }
  }
}
