package io.emgadapter.simulator.rest;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What Equinix announces: CloudEvents (Fabric v4) and IBX notices (Notifications v1). */
public final class NoticeDesk {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final Map<String, JsonNode> notices = new ConcurrentHashMap<>();

  /** Something has happened; it is a CloudEvent in JSON. */
  public void happened(String cloudEvent) {
    events.add(JSON.readTree(cloudEvent));
  }

  /** A notice is new or has changed; it is an {@code IbxNotificationSummary} in JSON. */
  public void stands(String notice) {
    JsonNode json = JSON.readTree(notice);
    notices.put(json.path("id").asString(""), json);
  }

  Answer searchEvents(Asked request) {
    JsonNode search = request.json();
    JsonNode page = search.path("pagination");
    if (search.path("filter").path("and").isEmpty() || page.path("limit").asInt(20) > 100) {
      return Answer.v2(400, "EQ-3040000", "Invalid search", "/filter", "filter");
    }
    Predicate<JsonNode> wanted =
        search
            .path("filter")
            .path("and")
            .valueStream()
            .map(NoticeDesk::condition)
            .reduce(_ -> true, Predicate::and);
    List<JsonNode> found = events.stream().filter(wanted).toList();
    return page(
        found.stream(), found.size(), page.path("offset").asInt(0), page.path("limit").asInt(20));
  }

  private static Predicate<JsonNode> condition(JsonNode expression) {
    String name = expression.path("property").asString("").substring(1);
    List<String> values =
        expression.path("values").valueStream().map(each -> each.asString("")).toList();
    return switch (expression.path("operator").asString("")) {
      case "IN" -> event -> values.stream().anyMatch(each -> fits(event.path(name), each));
      case ">" ->
          event ->
              Instant.parse(event.path(name).asString(""))
                  .isAfter(Instant.parse(values.getFirst()));
      default -> _ -> false;
    };
  }

  private static boolean fits(JsonNode value, String wanted) {
    String text = value.asString("");
    return wanted.endsWith("*")
        ? text.startsWith(wanted.substring(0, wanted.length() - 1))
        : text.equals(wanted);
  }

  Answer searchNotices(Asked request) {
    JsonNode range = request.json().path("filter").path("dateRange");
    Instant from = Instant.parse(range.path("fromDate").asString(""));
    Instant to = Instant.parse(range.path("toDate").asString(""));
    List<JsonNode> found =
        notices.values().stream()
            .filter(notice -> !start(notice).isBefore(from) && !start(notice).isAfter(to))
            .sorted(Comparator.comparing(NoticeDesk::start).reversed())
            .toList();
    return page(
        found.stream(), found.size(), number(request, "offset", 0), number(request, "limit", 20));
  }

  private static Instant start(JsonNode notice) {
    return Instant.parse(notice.path("startTimestamp").asString(""));
  }

  private static int number(Asked request, String name, int otherwise) {
    return Stream.of(request.query().split("&", -1))
        .filter(each -> each.startsWith(name + "="))
        .map(each -> Integer.parseInt(each.substring(name.length() + 1)))
        .findFirst()
        .orElse(otherwise);
  }

  private static Answer page(Stream<JsonNode> found, int total, int offset, int limit) {
    ObjectNode answer = JSON.createObjectNode();
    answer.putObject("pagination").put("offset", offset).put("limit", limit).put("total", total);
    var data = answer.putArray("data");
    found.skip(offset).limit(limit).forEach(data::add);
    return Answer.of(200, answer.toString());
  }
}
