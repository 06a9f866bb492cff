package io.emgadapter.simulator.rest;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request as it came.
 *
 * @param headers by lower-case name
 */
public record Asked(
    String method, String path, String query, Map<String, String> headers, byte[] bytes) {
  private static final JsonMapper JSON = new JsonMapper();

  static Asked of(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new java.util.HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    String query = exchange.getRequestURI().getQuery();
    return new Asked(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query == null ? "" : query,
        headers,
        exchange.getRequestBody().readAllBytes());
  }

  /** The body as JSON; a missing node where it is none. */
  public JsonNode json() {
    try {
      return JSON.readTree(bytes);
    } catch (JacksonException _) {
      return JSON.missingNode();
    }
  }

  /** The body as text. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The path in parts. */
  List<String> parts() {
    return new ArrayList<>(List.of(path.substring(1).split("/", -1)));
  }
}
