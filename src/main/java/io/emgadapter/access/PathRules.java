package io.emgadapter.access;

import static io.emgadapter.access.Right.EVERYBODY;
import static io.emgadapter.access.Right.LOOK;
import static io.emgadapter.access.Right.NOBODY;
import static io.emgadapter.access.Right.OPERATE;
import static io.emgadapter.access.Right.ORDER;
import static io.emgadapter.access.Right.VIEW;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every path of the application and what it asks of its caller. A path that is not here is there
 * for nobody; a test holds this against the mappings and against {@code docs/access.md}.
 */
public final class PathRules {
  private static final List<PathRule> ALL =
      Stream.of(
              get(EVERYBODY, "/contract", "/contract/{*path}"),
              get(
                  EVERYBODY,
                  "/actuator/health",
                  "/actuator/health/liveness",
                  "/actuator/health/readiness"),
              get(LOOK, "/work-requests", "/work-requests/{id}", "/tasks/{id}"),
              get(LOOK, "/orders/{servicerId}", "/orders/{servicerId}/details"),
              get(LOOK, "/orders/{servicerId}/negotiations"),
              get(LOOK, "/smarthands/types", "/smarthands/locations", "/events"),
              get(VIEW, "/orders", "/notifications"),
              get(VIEW, "/webhooks", "/webhooks/{name}/deliveries"),
              post(ORDER, "/work-requests", "/orders/{servicerId}/notes"),
              post(ORDER, "/orders/{servicerId}/negotiations", "/orders/{servicerId}/cancel"),
              get(OPERATE, "/parked", "/parked/{id}", "/subscriptions"),
              post(OPERATE, "/parked/{id}/replay", "/parked/{id}/discard", "/tasks/{id}/resolve"),
              post(OPERATE, "/subscriptions/{name}/pause", "/subscriptions/{name}/resume"),
              post(OPERATE, "/webhooks/{name}/enable"),
              post(OPERATE, "/webhooks/{name}/deliveries/{event}/resend"),
              get(OPERATE, "/actuator", "/actuator/health/{*path}", "/actuator/info"),
              get(OPERATE, "/actuator/metrics", "/actuator/metrics/{*name}"),
              get(NOBODY, "/error"))
          .flatMap(each -> each)
          .toList();

  private PathRules() {}

  /** All of them; of those that match, the first counts. */
  public static List<PathRule> all() {
    return ALL;
  }

  static Optional<PathRule> of(HttpServletRequest request) {
    return ALL.stream().filter(rule -> rule.isFor(request)).findFirst();
  }

  /** Whether there is something at this path, asked for in another way. */
  static boolean isAnotherMethod(HttpServletRequest request) {
    return ALL.stream().anyMatch(rule -> rule.right() != NOBODY && rule.matcher().matches(request));
  }

  private static Stream<PathRule> get(Right right, String... patterns) {
    return Stream.of(patterns).map(pattern -> PathRule.of("GET", pattern, right));
  }

  private static Stream<PathRule> post(Right right, String... patterns) {
    return Stream.of(patterns).map(pattern -> PathRule.of("POST", pattern, right));
  }
}
