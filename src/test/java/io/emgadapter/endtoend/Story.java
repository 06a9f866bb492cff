package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the events tell of each request, each event counted once however often it came. */
final class Story {
  private final Map<String, List<JsonNode>> bySubject;

  Story(List<JsonNode> events) {
    Map<String, JsonNode> once = new LinkedHashMap<>();
    events.forEach(event -> once.putIfAbsent(event.path("id").asString(), event));
    bySubject =
        once.values().stream()
            .collect(
                Collectors.groupingBy(
                    event -> event.path("subject").asString(),
                    LinkedHashMap::new,
                    Collectors.toList()));
  }

  /** How many requests have a final event. */
  int ended() {
    return (int) bySubject.values().stream().filter(events -> !finals(events).isEmpty()).count();
  }

  /** How many requests of each verb ended in which way. */
  Map<String, Long> ends() {
    return bySubject.values().stream()
        .flatMap(events -> finals(events).stream())
        .map(event -> event.path("data"))
        .collect(
            Collectors.groupingBy(
                data -> data.path("verb").asString() + " " + data.path("outcome").asString(),
                TreeMap::new,
                Collectors.counting()));
  }

  /** Every request ended once, and its events came in the order of their numbers. */
  void assertWhole() {
    assertThat(bySubject)
        .allSatisfy((subject, events) -> {
          assertThat(finals(events)).hasSize(1);
          assertThat(events)
              .extracting(event -> event.path("sequence").asString())
              .isSorted()
              .doesNotHaveDuplicates();
        });
  }

  private static List<JsonNode> finals(List<JsonNode> events) {
    return events.stream()
        .filter(event -> event.path("type").asString().endsWith("request.completed"))
        .toList();
  }
}
