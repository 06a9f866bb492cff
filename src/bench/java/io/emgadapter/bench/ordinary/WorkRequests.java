package io.emgadapter.bench.ordinary;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the queue to EMG. A message is acknowledged when EMG has it. */
@Part
class WorkRequests {
  private static final Logger LOG = LoggerFactory.getLogger(WorkRequests.class);
  private static final List<String> REQUIRED =
      List.of("RequestorId", "Operation", "Location", "CustomerContact", "Description");

  private final JsonMapper json;
  private final Orders orders;
  private final Envelopes envelopes;
  private final EmgLine emg;

  WorkRequests(JsonMapper json, Orders orders, Envelopes envelopes, EmgLine emg) {
    this.json = json;
    this.orders = orders;
    this.envelopes = envelopes;
    this.emg = emg;
  }

  @RabbitListener(queues = "${ordinary.requests}", concurrency = "8")
  void take(byte[] message) throws ClientException, GeneralSecurityException {
    JsonNode request = json.readTree(message);
    String id = request.path("id").asString("");
    if (id.isEmpty() || REQUIRED.stream().anyMatch(name -> !request.path("body").has(name))) {
      LOG.warn("A work request lacks what is required, and is dropped");
      return;
    }
    UUID task = UUID.randomUUID();
    if (orders.insert(task, id, new String(message, StandardCharsets.UTF_8))) {
      emg.send(envelopes.seal(task, request));
    }
  }
}
