package io.emgadapter.faults;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hears every event, as a consumer upstream would; comes back when the broker does. */
final class Heard implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  final Map<String, Set<String>> finals = new ConcurrentHashMap<>();
  final Map<String, Long> outcomes = new ConcurrentHashMap<>();
  final Set<String> rejected = ConcurrentHashMap.newKeySet();
  final AtomicLong acks = new AtomicLong();
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Broker broker;
  private final Thread thread;
  private volatile boolean closed;
  private long lastEnd = System.nanoTime();
  private long longestStall;

  Heard(Broker broker) {
    this.broker = broker;
    this.thread = Thread.ofPlatform().daemon().name("heard").start(this::run);
  }

  private void run() {
    while (!closed) {
      try (Connection connection = broker.connect()) {
        Channel channel = connection.createChannel();
        channel.basicQos(500);
        channel.basicConsume(broker.where().events(), false, consumer(channel));
        while (!closed && connection.isOpen()) {
          Thread.sleep(Duration.ofMillis(100));
        }
      } catch (IOException | TimeoutException | RuntimeException e) {
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(300));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private DefaultConsumer consumer(Channel channel) {
    return new DefaultConsumer(channel) {
      @Override
      public void handleDelivery(
          String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
          throws IOException {
        hear(JSON.readTree(body));
        channel.basicAck(envelope.getDeliveryTag(), false);
      }
    };
  }

  private void hear(JsonNode event) {
    String subject = event.path("subject").asString("");
    String id = event.path("id").asString();
    if (!known.add(id)) {
      return;
    }
    switch (event.path("type").asString()) {
      case "io.emgadapter.request.completed" -> {
        finals.computeIfAbsent(subject, _ -> ConcurrentHashMap.newKeySet()).add(id);
        outcomes.merge(event.path("data").path("outcome").asString(), 1L, Long::sum);
        ended();
      }
      case "io.emgadapter.request.rejected" -> rejected(event.path("data").path("requestId"));
      case "io.emgadapter.task.acknowledged", "io.emgadapter.task.refused" ->
          acks.incrementAndGet();
      default -> {}
    }
  }

  /** What could not be read has no id. */
  private void rejected(JsonNode id) {
    if (id.isString()) {
      rejected.add(id.stringValue());
    }
  }

  private synchronized void ended() {
    long now = System.nanoTime();
    longestStall = Math.max(longestStall, now - lastEnd);
    lastEnd = now;
  }

  /** Counts stalls from now on. */
  synchronized void forgetStalls() {
    lastEnd = System.nanoTime();
    longestStall = 0;
  }

  /** The longest time in which nothing ended. */
  synchronized Duration longestStall() {
    return Duration.ofNanos(longestStall);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
