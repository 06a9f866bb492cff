package io.emgadapter.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Allows only the query parameters that an operation has, each as text that a database and a log
 * can hold. Otherwise a misspelt filter would list everything.
 */
final class QueryGuard implements HandlerInterceptor {
  private static final int LONGEST = 2_000;

  /** What Spring Security puts into every form of the console, and has checked before. */
  private static final String CSRF = "_csrf";

  private static final char NOT_READ = '\uFFFD';

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Map<String, String[]> sent = parameters(request);
    if (handler instanceof HandlerMethod method && isOurs(method) && !isWhole(request, method)) {
      SortedSet<String> known = names(method);
      sent.forEach((name, values) -> {
        if (!known.contains(name) && !(name.equals(CSRF) && isForm(request))) {
          throw HttpProblem.wrong(
              known.isEmpty()
                  ? "Send no query parameter here."
                  : "Send these query parameters alone: " + String.join(", ", known) + ".");
        }
        if (!Arrays.stream(values).allMatch(QueryGuard::isText)) {
          throw HttpProblem.wrong(
              "Send as %s at most %d characters of UTF-8, without control characters."
                  .formatted(name, LONGEST));
        }
      });
    }
    return true;
  }

  /** Whether a form is taken with whatever fields it has: they are judged as a work request is. */
  private static boolean isWhole(HttpServletRequest request, HandlerMethod method) {
    return isForm(request)
        && Arrays.stream(method.getMethodParameters())
            .anyMatch(each ->
                each.hasParameterAnnotation(RequestParam.class)
                    && Map.class.isAssignableFrom(each.getParameterType()));
  }

  private static boolean isForm(HttpServletRequest request) {
    return request.getMethod().equals("POST") && request.getRequestURI().startsWith("/console/");
  }

  /** Reads the parameters; the server throws if they cannot be decoded. */
  private static Map<String, String[]> parameters(HttpServletRequest request) {
    try {
      return request.getParameterMap();
    } catch (IllegalStateException e) {
      throw HttpProblem.wrong("Send query parameters as UTF-8, percent-encoded.");
    }
  }

  private static boolean isOurs(HandlerMethod method) {
    return method.getBeanType().getPackageName().startsWith("io.emgadapter");
  }

  private static SortedSet<String> names(HandlerMethod method) {
    SortedSet<String> names = new TreeSet<>();
    for (MethodParameter parameter : method.getMethodParameters()) {
      RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
      if (asked != null) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        names.add(
            asked.name().isEmpty()
                ? Objects.requireNonNull(parameter.getParameterName())
                : asked.name());
      }
    }
    return names;
  }

  private static boolean isText(String value) {
    return value.length() <= LONGEST
        && value
            .codePoints()
            .noneMatch(sign ->
                Character.isISOControl(sign)
                    || sign == NOT_READ
                    || Character.getType(sign) == Character.SURROGATE);
  }
}
