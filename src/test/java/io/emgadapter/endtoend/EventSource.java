package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads Server-Sent Events as a browser does (WHATWG HTML, 9.2), with code of its own. */
final class EventSource implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  final int status;
  final List<Event> events = new CopyOnWriteArrayList<>();
  final List<String> comments = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpResponse<InputStream> response;
  private final Thread reader;

  /** One event. */
  record Event(String id, String type, JsonNode data) {}

  /**
   * Opens a stream.
   *
   * @param headers names and values in turn
   */
  EventSource(int port, String query, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/events" + query))
            .header("Accept", "text/event-stream");
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      this.response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
    this.status = response.statusCode();
    this.reader = Thread.ofVirtual().unstarted(this::read);
    if (status == 200) {
      reader.start();
    }
  }

  /** What was said instead of a stream. */
  JsonNode problem() throws IOException {
    return JSON.readTree(response.body().readAllBytes());
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  List<String> subjects() {
    return events.stream().map(event -> event.data().path("subject").asString()).toList();
  }

  boolean isOver() {
    return !reader.isAlive();
  }

  private void read() {
    Map<String, String> fields = new HashMap<>();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(":")) {
          comments.add(line.substring(1).strip());
        } else if (!line.isEmpty()) {
          String[] field = line.split(": ?", 2);
          fields.merge(field[0], field[1], (one, two) -> one + "\n" + two);
        } else if (fields.containsKey("data")) {
          events.add(
              new Event(fields.get("id"), fields.get("event"), JSON.readTree(fields.get("data"))));
          fields.clear();
        }
      }
    } catch (IOException e) {
      comments.add("broken off");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
