package io.emgadapter.endtoend;

import io.emgadapter.sandbox.RabbitBroker;
import io.emgadapter.sandbox.Sandbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An ITSM system: puts work requests on the queue and hears events. */
final class Upstream {
  private static final JsonMapper JSON = new JsonMapper();

  private final RabbitBroker broker;
  private final RabbitTemplate rabbit;
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();

  Upstream(Sandbox sandbox, ConfigurableApplicationContext adapter) {
    this.broker = sandbox.rabbit();
    this.rabbit = Sandbox.rabbit(adapter);
  }

  void send(String request) {
    send(request.getBytes(StandardCharsets.UTF_8));
  }

  void send(byte[] request) {
    rabbit.send("", broker.requests(), MessageBuilder.withBody(request).build());
  }

  void send(String request, String replyTo, String correlationId) {
    rabbit.send(
        "",
        broker.requests(),
        MessageBuilder.withBody(request.getBytes(StandardCharsets.UTF_8))
            .setReplyTo(replyTo)
            .setCorrelationId(correlationId)
            .build());
  }

  /** All events so far, in the order in which they came. */
  List<JsonNode> events() {
    Message message;
    while ((message = rabbit.receive(broker.events())) != null) {
      events.add(JSON.readTree(message.getBody()));
    }
    return new ArrayList<>(events);
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
