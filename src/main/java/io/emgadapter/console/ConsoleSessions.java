package io.emgadapter.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the sessions of all users together few, because each takes memory until nobody has asked
 * for a page for half an hour. Beyond that nobody logs in; whoever has logged in goes on.
 */
@Component
@Order(ConsoleSessions.BEFORE_SECURITY)
class ConsoleSessions extends OncePerRequestFilter implements HttpSessionListener {
  static final int BEFORE_SECURITY = -101;

  /** Of all users, in one instance. */
  static final int MOST = 1_000;

  /** Where a session begins: the form, and the way back from an identity provider. */
  private static final Set<String> BEGIN = Set.of("POST /console/login", "GET /console/oidc");

  private final AtomicInteger open = new AtomicInteger();

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    open.incrementAndGet();
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    open.decrementAndGet();
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return open.get() < MOST
        || !BEGIN.contains(request.getMethod() + " " + request.getServletPath())
        || request.getSession(false) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.sendRedirect(LoginPage.path(null, "full"));
  }
}
