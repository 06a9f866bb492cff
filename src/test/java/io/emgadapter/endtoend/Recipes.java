package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emgadapter.endtoend.TwoSubscriptions.Names;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;

/**
 * How each path of the application is asked about the things of a subscription. A path, a variable
 * or a parameter that has no recipe here fails the test that walks them.
 */
final class Recipes {
  /** What stands for a variable of a path, by the path before it. */
  private static final Map<String, Function<Names, List<String>>> VARIABLES =
      Map.ofEntries(
          Map.entry("/work-requests/{id}", Recipes::requests),
          Map.entry("/tasks/{id}", names -> List.of(names.id(11), names.id(13))),
          Map.entry("/orders/{servicerId}", names -> List.of(names.of("order"))),
          Map.entry("/attachments/{id}", names -> List.of(names.of("file"))),
          Map.entry("/parked/{id}", Recipes::parked),
          Map.entry("/bulk/{id}", names -> List.of(names.id(41), names.id(42))),
          Map.entry("/webhooks/{name}", names -> List.of(names.of("hook"))),
          Map.entry("/deliveries/{event}", names -> List.of(names.id(21), names.id(22))),
          Map.entry("/subscriptions/{name}", names -> List.of(names.word())),
          Map.entry("/feeds/{subscription}", names -> List.of(names.word())),
          Map.entry(
              "/{act}",
              _ ->
                  List.of(
                      "replay", "discard", "pause", "resume", "verify-again", "start", "cancel")),
          Map.entry("/contract/{*path}", _ -> List.of("openapi.yaml")),
          Map.entry("/sbom/{id}", _ -> List.of("application")),
          Map.entry("/health/**", names -> List.of("readiness", "ledger/" + names.word())),
          Map.entry(
              "/metrics/{requiredMetricName}",
              names -> List.of("emg.tasks", "emg.tasks?tag=subscription:" + names.word())));

  /** What is asked for by a query parameter; what only chooses a form or a time has one value. */
  private static final Map<String, Function<Names, List<String>>> PARAMETERS =
      Map.ofEntries(
          Map.entry("id", Recipes::all),
          Map.entry("sender", names -> List.of(names.of("sender"))),
          Map.entry("subscription", names -> List.of(names.word())),
          Map.entry("requestorId", names -> List.of(names.of("requestor"))),
          Map.entry("servicerId", names -> List.of(names.of("order"))),
          Map.entry("target", Recipes::targets),
          Map.entry("actor", names -> List.of(names.of("operator"))),
          Map.entry("action", names -> List.of(names.of("action"), "discard")),
          Map.entry("parked", Recipes::parked),
          Map.entry("source", _ -> List.of("emg", "work-requests")),
          Map.entry("event", names -> List.of(names.id(21), names.id(22))),
          Map.entry("again", names -> List.of(names.id(21))),
          Map.entry("verified", names -> List.of(names.word())),
          Map.entry("counts", _ -> List.of("1,2,3,4,5")),
          Map.entry("next", names -> List.of(names.id(31))),
          Map.entry("enabled", names -> List.of(names.of("hook"))),
          Map.entry("verb", _ -> List.of("Create")),
          Map.entry("operation", _ -> List.of("0000")),
          Map.entry("as", _ -> List.of("refused")),
          Map.entry("reason", names -> List.of(names.of("reason"), names.of("nowhere"))),
          Map.entry("resource", names -> List.of(names.of("resource"), "WorkVisit")),
          Map.entry("kind", _ -> List.of("order")),
          Map.entry("state", names -> List.of(names.of("state"), "ANY", "DUE")),
          Map.entry("after", Recipes::cursors),
          Map.entry("before", names -> List.of(names.id(22))),
          Map.entry("since", _ -> List.of("2026-01-01T00:00:00Z")),
          Map.entry("limit", _ -> List.of("1")),
          Map.entry("order", _ -> List.of("oldest")),
          Map.entry("outcome", _ -> List.of("open")),
          Map.entry("detail", _ -> List.of("true")),
          Map.entry("ibxs", names -> List.of(names.of("location"))),
          Map.entry("cages", names -> List.of(names.of("location"))),
          Map.entry("to", _ -> List.of("/console")),
          Map.entry("failed", _ -> List.of("wrong")),
          Map.entry("comment", names -> List.of(names.of("comment"))));

  /** Of these there is more than one at a time. */
  private static final List<String> BESIDE = List.of("subscription", "sender", "verified");

  private Recipes() {}

  private static List<String> targets(Names names) {
    return List.of(
        "parked/" + names.id(31),
        "parked/" + names.id(33),
        "task/" + names.id(11),
        "subscription/" + names.word());
  }

  private static List<String> requests(Names names) {
    return List.of(names.of("request"), names.of("open"));
  }

  private static List<String> parked(Names names) {
    return List.of(names.id(31), names.id(32), names.id(33));
  }

  /** Of rows with ids, with names and with numbers. */
  private static List<String> cursors(Names names) {
    return Stream.concat(
            Stream.of(names.id(31), "0"),
            Stream.of(names.of("order"), names.id(51), "0")
                .map(id -> "2027-01-01T00:00:00Z " + id)
                .map(key ->
                    Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8))))
        .toList();
  }

  /** Each path that a pattern stands for. */
  static List<String> paths(String pattern, Names names) {
    List<String> paths = List.of("");
    String before = "";
    for (String part : pattern.substring(1).split("/", -1)) {
      boolean fixed = !part.contains("{") && !part.equals("**");
      String name = (part.equals("{act}") ? "" : before) + "/" + part;
      List<String> values =
          fixed
              ? List.of(part)
              : with(VARIABLES, name, "a variable of the path " + pattern, "VARIABLES")
                  .apply(names);
      paths =
          paths.stream().flatMap(path -> values.stream().map(value -> path + "/" + value)).toList();
      before = "/" + part;
    }
    return paths;
  }

  /** Each query that an operation can be sent; the empty one too, unless it needs a parameter. */
  static List<String> queries(HandlerMethod operation, Names own, Names names) {
    Map<String, List<String>> optional = new TreeMap<>();
    Map<String, List<String>> always = new LinkedHashMap<>();
    for (MethodParameter parameter : operation.getMethodParameters()) {
      RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
      if (asked != null) {
        String name = name(parameter);
        List<String> values =
            name.equals("id") && !operation.getMethod().getName().equals("find")
                ? requests(names)
                : with(PARAMETERS, name, "a parameter of " + operation, "PARAMETERS").apply(names);
        boolean needed =
            asked.required() && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE);
        if (needed) {
          always.put(name, values);
        } else if (BESIDE.contains(name)) {
          List<String> all = new ArrayList<>(values);
          all.add("");
          if (name.equals("subscription")) {
            all.add(own.word());
          }
          always.put(name, all.stream().distinct().toList());
        } else {
          optional.put(name, values);
        }
      }
    }
    return product(always, optional);
  }

  private static List<String> product(
      Map<String, List<String>> always, Map<String, List<String>> optional) {
    List<String> queries = List.of("");
    for (Map.Entry<String, List<String>> each : always.entrySet()) {
      queries =
          queries.stream()
              .flatMap(query ->
                  each.getValue().stream().map(value -> query + part(each.getKey(), value)))
              .toList();
    }
    List<String> all = new ArrayList<>(queries);
    for (String query : queries) {
      optional.forEach(
          (name, values) -> values.forEach(value -> all.add(query + part(name, value))));
    }
    return all;
  }

  private static String part(String name, String value) {
    return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, UTF_8);
  }

  /** The names of the query parameters of an operation. */
  static List<String> parameters(HandlerMethod operation) {
    return Stream.of(operation.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
        .map(Recipes::name)
        .toList();
  }

  private static String name(MethodParameter parameter) {
    RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
    parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
    return asked == null || asked.name().isEmpty()
        ? String.valueOf(parameter.getParameterName())
        : asked.name();
  }

  static <T> T with(Map<String, T> recipes, String name, String what, String where) {
    T recipe = recipes.get(name);
    if (recipe == null) {
      throw new AssertionError(
          "No recipe for %s, %s: say in Recipes.%s what of a subscription it can name."
              .formatted(name, what, where));
    }
    return recipe;
  }

  private static List<String> all(Names names) {
    return Stream.concat(names.ids(), names.words()).toList();
  }
}
