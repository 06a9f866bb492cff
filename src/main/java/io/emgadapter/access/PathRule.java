package io.emgadapter.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What one path asks of its caller.
 *
 * @param method HEAD is asked for like GET
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
