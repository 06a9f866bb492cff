package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.contract.EventContract;
import io.emgadapter.sandbox.RabbitBroker;
import io.emgadapter.sandbox.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An ITSM system: puts work requests on the queue and hears events. */
final class Upstream {
  private static final JsonMapper JSON = new JsonMapper();

  private final RabbitBroker broker;
  private final RabbitTemplate rabbit;
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final Map<String, String> traces = new ConcurrentHashMap<>();

  Upstream(Sandbox sandbox, ConfigurableApplicationContext adapter) {
    this.broker = sandbox.rabbit();
    CachingConnectionFactory connections =
        new CachingConnectionFactory(broker.host(), broker.port());
    connections.setUsername(broker.user());
    connections.setPassword(broker.password());
    // Without a channel for each confirm: only what one channel carries keeps its order.
    connections.setPublisherConfirmType(ConfirmType.SIMPLE);
    adapter.addApplicationListener(closed -> close(closed, connections));
    this.rabbit = new RabbitTemplate(connections);
  }

  private static void close(ApplicationEvent event, CachingConnectionFactory connections) {
    if (event instanceof ContextClosedEvent) {
      connections.destroy();
    }
  }

  void send(String request) {
    send(request.getBytes(UTF_8));
  }

  void send(byte[] request) {
    send(request, _ -> {});
  }

  /** Puts work requests on the queue and waits until the broker has them all. */
  void sendAll(List<String> requests) {
    rabbit.invoke(channel -> {
      requests.forEach(
          request -> channel.send("", broker.requests(), message(request.getBytes(UTF_8))));
      channel.waitForConfirmsOrDie(60_000);
      return null;
    });
  }

  void send(byte[] request, Consumer<MessageProperties> properties) {
    Message message = message(request);
    properties.accept(message.getMessageProperties());
    rabbit.send("", broker.requests(), message);
  }

  /** Puts a message on any queue. */
  void sendTo(String queue, byte[] bytes) {
    rabbit.send("", queue, message(bytes));
  }

  private static Message message(byte[] bytes) {
    return MessageBuilder.withBody(bytes).build();
  }

  void send(String request, String replyTo, String correlationId) {
    send(
        request.getBytes(UTF_8),
        properties -> {
          properties.setReplyTo(replyTo);
          properties.setCorrelationId(correlationId);
        });
  }

  /** All events so far, in the order in which they came. */
  List<JsonNode> events() {
    Message message;
    while ((message = rabbit.receive(broker.events())) != null) {
      JsonNode event = JSON.readTree(message.getBody());
      assertThat(EventContract.wrong(event)).as(event::toString).isEmpty();
      events.add(event);
      if (message.getMessageProperties().getHeader("traceparent") instanceof String trace) {
        traces.put(event.path("id").asString(), trace);
      }
    }
    return new ArrayList<>(events);
  }

  /** The header {@code traceparent} of the events that had one, by the ids of the events. */
  Map<String, String> traces() {
    return Map.copyOf(traces);
  }

  /** The events about one request. */
  List<JsonNode> events(String subject) {
    return events().stream().filter(e -> e.path("subject").asString("").equals(subject)).toList();
  }

  /** Waits for the event of this type about this request. */
  JsonNode await(String subject, String type) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                events(subject).stream()
                    .filter(e -> e.path("type").asString("").equals("io.emgadapter." + type))
                    .findFirst()
                    .orElse(null),
            Objects::nonNull);
  }
}
