package io.emgadapter.bench.ordinary;

import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** From EMG to the event, eight at a time. An Ack is accepted when its event is confirmed. */
@Part
class Acks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Acks.class);

  private final EmgLine emg;
  private final Envelopes envelopes;
  private final Orders orders;
  private final RabbitTemplate rabbit;
  private final JsonMapper json;
  private final String exchange;
  private final ExecutorService workers = Executors.newFixedThreadPool(8);

  Acks(
      EmgLine emg,
      Envelopes envelopes,
      Orders orders,
      RabbitTemplate rabbit,
      JsonMapper json,
      OrdinarySettings settings) {
    this.emg = emg;
    this.envelopes = envelopes;
    this.orders = orders;
    this.rabbit = rabbit;
    this.json = json;
    this.exchange = settings.exchange();
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    Thread.ofPlatform().daemon().name("acks").start(this::receive);
  }

  private void receive() {
    try {
      while (!workers.isShutdown()) {
        Delivery delivery = emg.receiver().receive(1, TimeUnit.SECONDS);
        if (delivery != null) {
          workers.execute(() -> handle(delivery));
        }
      }
    } catch (ClientException | RuntimeException e) {
      LOG.warn("The link to EMG is closed", e);
    }
  }

  private void handle(Delivery delivery) {
    try {
      Message<byte[]> message = delivery.message();
      JsonNode ack = envelopes.open(message.body());
      JsonNode body = ack.path("Body");
      UUID task = UUID.fromString(ack.path("OriginationId").asString());
      int code = body.path("StatusCode").asInt();
      String state = code < 300 ? "ACKNOWLEDGED" : "REFUSED";
      String servicerId = body.path("ServicerId").asString("");
      orders.end(task, state, servicerId, code).ifPresent(id -> tell(id, state, servicerId));
      delivery.accept();
    } catch (Exception e) {
      LOG.warn("An Ack could not be handled", e);
    }
  }

  private void tell(String request, String state, String servicerId) {
    ObjectNode event = json.createObjectNode().put("specversion", "1.0");
    event.put("id", UUID.randomUUID().toString()).put("type", "request.completed");
    ObjectNode data = event.putObject("data").put("requestId", request);
    data.put("outcome", state).put("servicerId", servicerId);
    var confirmed = new CorrelationData();
    rabbit.convertAndSend(
        exchange, "request.completed.smarthands", json.writeValueAsBytes(event), confirmed);
    if (!confirmed.getFuture().orTimeout(10, TimeUnit.SECONDS).join().ack()) {
      throw new IllegalStateException("The broker did not take the event.");
    }
  }

  @Override
  public void close() {
    workers.shutdown();
  }
}
