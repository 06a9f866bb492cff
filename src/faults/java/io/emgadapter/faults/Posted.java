package io.emgadapter.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.emgadapter.outbound.Peer;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who hears the final events by webhook; every fifth of them is taken at the second try only. */
final class Posted implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SECOND_TRY_EACH = 5;

  private final Set<String> requests = ConcurrentHashMap.newKeySet();
  private final Set<String> tried = ConcurrentHashMap.newKeySet();
  private final Peer peer = new Peer(this::answer);

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    JsonNode event = JSON.readTree(new String(body, UTF_8));
    String id = event.path("id").asString("");
    if (id.hashCode() % SECOND_TRY_EACH == 0 && tried.add(id)) {
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    requests.add(event.path("subject").asString(""));
    exchange.sendResponseHeaders(204, -1);
  }

  /** The adapter's settings of this webhook. */
  Map<String, Object> settings() {
    String prefix = "emg.webhooks.campaign.";
    return Map.of(
        prefix + "url",
        peer.at("/events"),
        prefix + "secret",
        "whsec_" + Base64.getEncoder().encodeToString(new byte[24]),
        prefix + "events",
        "request.completed.#",
        prefix + "allow-private",
        true);
  }

  /** The ids of the requests whose final event was posted and taken. */
  Set<String> requests() {
    return Set.copyOf(requests);
  }

  boolean tellsOf(String id) {
    return requests.contains(id);
  }

  @Override
  public void close() {
    peer.close();
  }
}
