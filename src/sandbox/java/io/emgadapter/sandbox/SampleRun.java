package io.emgadapter.sandbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitOperations;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends samples through the queue, as an upstream system with a connection of its own, and hears
 * their final events.
 */
final class SampleRun implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final CachingConnectionFactory connections;
  private final RabbitTemplate rabbit;
  private final RabbitBroker broker;
  private final Duration patience;
  private final Map<String, Long> sentAt = new HashMap<>();
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<String, Integer> news = new TreeMap<>();

  SampleRun(RabbitBroker broker, Duration patience) {
    this.broker = broker;
    this.connections = new CachingConnectionFactory(broker.host(), broker.port());
    connections.setUsername(broker.user());
    connections.setPassword(broker.password());
    this.rabbit = new RabbitTemplate(connections);
    this.patience = patience;
  }

  /**
   * Sends them in this order and waits for all. Creates and Updates go in one breath; Cancels only
   * when those have ended, for a Cancel whose Create has not left withdraws it.
   */
  List<Outcome> of(List<Sample> samples) {
    wave(samples.stream().filter(sample -> !isCancel(sample)).toList());
    wave(samples.stream().filter(SampleRun::isCancel).toList());
    return List.copyOf(outcomes.values());
  }

  private static boolean isCancel(Sample sample) {
    return "Cancel".equals(sample.verb());
  }

  private void wave(List<Sample> samples) {
    var waiting = new LinkedHashMap<String, Sample>();
    samples.forEach(sample -> waiting.put(sample.id(), sample));
    // On one channel: over several the broker may mix them, and an Update come before its Create.
    rabbit.invoke(channel -> {
      samples.forEach(sample -> send(sample, channel));
      return samples.size();
    });
    var ended = new HashMap<String, Outcome>();
    try {
      Awaitility.await()
          .atMost(patience)
          .pollDelay(Duration.ZERO)
          .pollInterval(PAUSE)
          .until(() -> hear(waiting, ended));
    } catch (ConditionTimeoutException _) {
      waiting.forEach((id, sample) -> ended.put(id, Outcome.missing(sample, millis(id))));
    }
    samples.forEach(sample -> outcomes.put(sample.id(), ended.get(sample.id())));
  }

  private void send(Sample sample, RabbitOperations channel) {
    sentAt.put(sample.id(), System.nanoTime());
    Message message =
        MessageBuilder.withBody(sample.bytes()).setContentType("application/json").build();
    channel.send("", broker.requests(), message);
  }

  /** Takes the events that are there; whether nobody waits any more. */
  private boolean hear(Map<String, Sample> waiting, Map<String, Outcome> ended) {
    Message message = rabbit.receive(broker.events());
    while (message != null) {
      JsonNode event = JSON.readTree(message.getBody());
      String id = event.path("subject").asString("");
      count(event);
      if (isFinal(event) && waiting.containsKey(id)) {
        ended.put(id, Outcome.of(waiting.remove(id), event, millis(id)));
      }
      message = rabbit.receive(broker.events());
    }
    return waiting.isEmpty();
  }

  private void count(JsonNode event) {
    switch (event.path("type").asString("")) {
      case "io.emgadapter.order.updated" ->
          news.merge(event.at("/data/state").asString("?"), 1, Integer::sum);
      case "io.emgadapter.order.billed" -> news.merge("billed", 1, Integer::sum);
      default -> {}
    }
  }

  /** How often Equinix told of orders meanwhile, by the state that it told. */
  Map<String, Integer> news() {
    return news;
  }

  private static boolean isFinal(JsonNode event) {
    String type = event.path("type").asString("");
    return type.endsWith(".request.completed") || type.endsWith(".request.rejected");
  }

  private long millis(String id) {
    return Duration.ofNanos(System.nanoTime() - sentAt.get(id)).toMillis();
  }

  @Override
  public void close() {
    connections.destroy();
  }
}
