package io.emgadapter.access;

import static io.emgadapter.access.PathRules.Right.DELIVER;
import static io.emgadapter.access.PathRules.Right.EVERYBODY;
import static io.emgadapter.access.PathRules.Right.KNOWN;
import static io.emgadapter.access.PathRules.Right.LOOK;
import static io.emgadapter.access.PathRules.Right.MEASURE;
import static io.emgadapter.access.PathRules.Right.NOBODY;
import static io.emgadapter.access.PathRules.Right.OPERATE;
import static io.emgadapter.access.PathRules.Right.ORDER;
import static io.emgadapter.access.PathRules.Right.OVERSEE;
import static io.emgadapter.access.PathRules.Right.UNMASK;
import static io.emgadapter.access.PathRules.Right.VIEW;

import io.emgadapter.access.HttpSettings.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Every path of the application and the right that its caller needs. A path that is not listed here
 * exists for nobody; a test compares the list with the mappings and with {@code docs/access.md}.
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
              get(LOOK, "/work-requests/{id}/timeline"),
              get(LOOK, "/orders/{servicerId}", "/orders/{servicerId}/details"),
              get(LOOK, "/orders/{servicerId}/negotiations"),
              get(
                  LOOK,
                  "/orders/{servicerId}/attachments",
                  "/orders/{servicerId}/attachments/{id}"),
              get(LOOK, "/smarthands/types", "/smarthands/locations", "/events", "/find"),
              get(VIEW, "/orders", "/notifications"),
              get(VIEW, "/webhooks", "/webhooks/{name}/deliveries"),
              post(ORDER, "/work-requests", "/attachments", "/orders/{servicerId}/notes"),
              post(ORDER, "/orders/{servicerId}/negotiations", "/orders/{servicerId}/cancel"),
              get(OPERATE, "/parked", "/parked/groups", "/parked/{id}", "/subscriptions", "/audit"),
              post(OPERATE, "/parked/{id}/replay", "/parked/{id}/discard", "/tasks/{id}/resolve"),
              post(UNMASK, "/unmaskings"),
              get(OPERATE, "/bulk", "/bulk/{id}", "/bulk/{id}/items"),
              post(OPERATE, "/bulk", "/bulk/{id}/start", "/bulk/{id}/cancel"),
              post(OPERATE, "/subscriptions/{name}/pause", "/subscriptions/{name}/resume"),
              post(OPERATE, "/subscriptions/{name}/verify-again"),
              post(OPERATE, "/subscriptions/{name}/try-again"),
              post(OPERATE, "/webhooks/{name}/enable"),
              post(OPERATE, "/webhooks/{name}/deliveries/{event}/resend"),
              get(OPERATE, "/actuator", "/actuator/info"),
              get(OVERSEE, "/actuator/health/{*path}"),
              get(OVERSEE, "/actuator/metrics", "/actuator/metrics/{*name}"),
              get(OPERATE, "/actuator/sbom", "/actuator/sbom/{id}"),
              get(MEASURE, "/actuator/prometheus"),
              post(DELIVER, "/feeds/{subscription}/cloudevents"),
              console(),
              get(NOBODY, "/error"))
          .flatMap(each -> each)
          .toList();

  private PathRules() {}

  /** The pages for people in a browser. */
  private static Stream<PathRule> console() {
    return Stream.of(
            get(EVERYBODY, "/", "/console/login"),
            get(EVERYBODY, "/console/style.css", "/console/icon.svg"),
            get(EVERYBODY, "/console/console.js", "/console/htmx.js"),
            post(EVERYBODY, "/console/login"),
            get(EVERYBODY, "/console/login/oidc", "/console/oidc"),
            get(KNOWN, "/console/you"),
            post(KNOWN, "/console/logout"),
            get(VIEW, "/console", "/console/live", "/console/webhooks"),
            get(LOOK, "/console/find", "/console/request", "/console/order"),
            get(VIEW, "/console/orders", "/console/notifications"),
            get(OPERATE, "/console/parked", "/console/parked/{id}", "/console/parked/{id}/{act}"),
            get(OPERATE, "/console/parked/{id}/content", "/console/parked/{id}/bytes"),
            post(OPERATE, "/console/parked/{id}/{act}"),
            get(ORDER, "/console/send"),
            post(ORDER, "/console/send"),
            get(OPERATE, "/console/bulk", "/console/bulk/new", "/console/bulk/{id}"),
            get(OPERATE, "/console/bulk/{id}/live"),
            post(OPERATE, "/console/bulk", "/console/bulk/{id}/{act}"),
            get(OPERATE, "/console/subscriptions", "/console/subscriptions/{name}/{act}"),
            post(OPERATE, "/console/subscriptions/{name}/{act}"),
            get(VIEW, "/console/webhooks/{name}/deliveries"),
            post(OPERATE, "/console/webhooks/{name}/enable", "/console/webhooks/{name}/resend"),
            get(OPERATE, "/console/tasks/{id}/resolve"),
            post(OPERATE, "/console/tasks/{id}/resolve"),
            post(OPERATE, "/console/unmask"),
            get(OPERATE, "/console/audit"))
        .flatMap(each -> each);
  }

  /** All of them; of those that match, the first counts. */
  public static List<PathRule> all() {
    return ALL;
  }

  static Optional<PathRule> of(HttpServletRequest request) {
    return ALL.stream().filter(rule -> rule.isFor(request)).findFirst();
  }

  /** Whether this path exists for another method. */
  static boolean isAnotherMethod(HttpServletRequest request) {
    return ALL.stream().anyMatch(rule -> rule.right() != NOBODY && rule.matcher().matches(request));
  }

  private static Stream<PathRule> get(Right right, String... patterns) {
    return Stream.of(patterns).map(pattern -> PathRule.of("GET", pattern, right));
  }

  private static Stream<PathRule> post(Right right, String... patterns) {
    return Stream.of(patterns).map(pattern -> PathRule.of("POST", pattern, right));
  }

  /**
   * A path and the right that its caller needs.
   *
   * @param method the HTTP method; HEAD is treated like GET
   * @param pattern as Spring writes it
   */
  public record PathRule(String method, String pattern, Right right, RequestMatcher matcher) {

    static PathRule of(String method, String pattern, Right right) {
      return new PathRule(
          method, pattern, right, PathPatternRequestMatcher.withDefaults().matcher(pattern));
    }

    boolean isFor(HttpServletRequest request) {
      String asked = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
      return method.equals(asked) && matcher.matches(request);
    }
  }

  /** What a caller must be allowed to do. */
  public enum Right {
    /** Open to everybody, without a name. */
    EVERYBODY,
    /** Open to everybody who has said a name, whatever their roles. */
    KNOWN,
    /** Looking up one thing by its name; a sender finds only its own. */
    LOOK(Role.VIEWER, Role.SENDER, Role.OPERATOR),
    /** Lists of what concerns a subscription, whoever asked for it. */
    VIEW(Role.VIEWER, Role.OPERATOR),
    /** Asking Equinix for work, or changing it. */
    ORDER(Role.SENDER),
    /** Commands, and parked messages. */
    OPERATE(Role.OPERATOR),
    /** Seeing what is personal, for a while and with a reason. */
    UNMASK(Role.OPERATOR),
    /** The state of the adapter itself; not for whoever is limited to subscriptions. */
    OVERSEE(Role.OPERATOR),
    /** Numbers about all subscriptions, without names of people or requests; limits as above. */
    MEASURE(Role.OPERATOR, Role.MONITOR),
    /** Delivering what Equinix announces. */
    DELIVER(Role.FEED),
    /** For the server itself only. */
    NOBODY;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is.
    private final Set<Role> roles;

    Right(Role... roles) {
      this.roles = Set.of(roles);
    }

    /** The roles that have it, beside {@link Role#ADMIN}, which has all. */
    public Set<Role> roles() {
      return roles;
    }

    /** Whether it tells of all subscriptions at once. */
    boolean isAboutAll() {
      return this == OVERSEE || this == MEASURE;
    }

    boolean isGivenTo(Set<Role> holder) {
      return switch (this) {
        case EVERYBODY, KNOWN -> true;
        case NOBODY -> false;
        default -> holder.contains(Role.ADMIN) || holder.stream().anyMatch(roles::contains);
      };
    }
  }
}
