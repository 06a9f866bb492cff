package io.emgadapter.sandbox;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What became of a sample.
 *
 * @param sample what was sent
 * @param verdict {@code ACKNOWLEDGED}, or what else its final event says
 * @param tasks its Tasks; none where the adapter made none
 * @param millis from sending it to hearing its final event
 * @param problem what was wrong, in the words of whoever refused it; else empty
 */
record Outcome(Sample sample, String verdict, List<End> tasks, long millis, String problem) {

  /** How a Task ended. */
  record End(String id, String state, String statusCode, List<String> servicerIds) {}

  /** As the final event tells it. */
  static Outcome of(Sample sample, JsonNode event, long millis) {
    JsonNode data = event.path("data");
    JsonNode tasks = data.path("tasks");
    boolean completed = event.path("type").asString("").endsWith(".request.completed");
    return new Outcome(
        sample,
        completed ? data.path("outcome").asString("") : "REJECTED",
        stream(tasks).map(Outcome::end).toList(),
        millis,
        completed ? refusals(tasks) : data.path("problems").toString());
  }

  /** No final event came. */
  static Outcome missing(Sample sample, long millis) {
    return new Outcome(sample, "NO ANSWER", List.of(), millis, "no final event came in time");
  }

  boolean acknowledged() {
    return "ACKNOWLEDGED".equals(verdict);
  }

  private static End end(JsonNode task) {
    return new End(
        task.path("id").asString(""),
        task.path("state").asString(""),
        task.path("statusCode").asString(""),
        stream(task.path("servicerIds")).map(JsonNode::stringValue).toList());
  }

  private static String refusals(JsonNode tasks) {
    return String.join(
        "; ",
        stream(tasks)
            .filter(task -> !"ACKNOWLEDGED".equals(task.path("state").asString("")))
            .map(task -> task.path("description").asString(task.path("reason").asString("")))
            .toList());
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
