package io.emgadapter.faults;

import java.util.HashSet;
import java.util.Set;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** What an operator sees of what was set aside: {@code GET /parked}, page by page. */
final class ParkedView {
  private final RestClient http;

  /**
   * @param port of an instance
   */
  ParkedView(int port) {
    this.http = RestClient.create("http://127.0.0.1:" + port);
  }

  /** The ids of the requests whose Tasks are parked. */
  Set<String> requests() {
    Set<String> requests = new HashSet<>();
    String after = "";
    do {
      JsonNode page = get("/parked?limit=200" + after);
      for (JsonNode each : page.path("parked")) {
        if (each.path("source").asString().equals("task")) {
          String task = "/tasks/" + each.path("task").asString();
          requests.add(get(task).path("requestId").asString());
        }
      }
      after = page.path("next").isString() ? "&after=" + page.path("next").asString() : "";
    } while (!after.isEmpty());
    return requests;
  }

  private JsonNode get(String path) {
    JsonNode answer = http.get().uri(path).retrieve().body(JsonNode.class);
    if (answer == null) {
      throw new IllegalStateException("Nothing came for " + path);
    }
    return answer;
  }
}
