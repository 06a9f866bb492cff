package io.emgadapter.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Without users, serves only requests that came from this host and are meant for it: not a page of
 * another site by a name that points here (DNS rebinding), and no stranger through a proxy.
 */
final class LoopbackGuard extends OncePerRequestFilter {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String sentence = refusal(request);
    if (sentence == null) {
      chain.doFilter(request, response);
    } else {
      new HttpProblem(HttpStatus.FORBIDDEN, sentence).write(response);
    }
  }

  private static @Nullable String refusal(HttpServletRequest request) {
    if (isForwarded(request)) {
      return "Set emg.http.users: without users nothing is taken that came by a proxy.";
    }
    String host = request.getHeader(HttpHeaders.HOST);
    if (host == null || !NAMES.contains(name(host))) {
      return "Set emg.http.users: without users only localhost, 127.0.0.1 and [::1] are served.";
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin == null || origin.equalsIgnoreCase(request.getScheme() + "://" + host)
        ? null
        : "Set emg.http.users: without users no page of another site is served.";
  }

  /** Whether a proxy says so, by a standard header or another. */
  private static boolean isForwarded(HttpServletRequest request) {
    return Collections.list(request.getHeaderNames()).stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .anyMatch(name ->
            name.equals("forwarded")
                || name.equals("via")
                || name.equals("x-real-ip")
                || name.startsWith("x-forwarded"));
  }

  private static String name(String host) {
    return host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
  }
}
