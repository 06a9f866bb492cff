package io.emgadapter.console;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;

/**
 * Ends the oldest session of a user who has too many, at once, so that nobody fills the room that
 * is for all. However somebody logs in, the login then stands in the session.
 */
@Component
class SessionsOfOne implements HttpSessionAttributeListener {
  /** Of one user, in one instance. */
  static final int MOST = 20;

  private final Map<String, Deque<HttpSession>> open = new HashMap<>();

  @Override
  public void attributeAdded(HttpSessionBindingEvent event) {
    begin(user(event.getValue()), event.getSession());
  }

  @Override
  public void attributeReplaced(HttpSessionBindingEvent event) {
    if (event.getValue() instanceof SecurityContext) {
      end(user(event.getValue()), event.getSession());
      begin(user(event.getSession().getAttribute(event.getName())), event.getSession());
    }
  }

  @Override
  public void attributeRemoved(HttpSessionBindingEvent event) {
    end(user(event.getValue()), event.getSession());
  }

  private static @Nullable String user(@Nullable Object value) {
    Authentication known = value instanceof SecurityContext of ? of.getAuthentication() : null;
    return known == null ? null : known.getName();
  }

  private void begin(@Nullable String user, HttpSession session) {
    HttpSession oldest = user == null ? null : add(user, session);
    if (oldest != null) {
      invalidate(oldest);
    }
  }

  /** The one that is too many; null for none. */
  private synchronized @Nullable HttpSession add(String user, HttpSession session) {
    Deque<HttpSession> own = open.computeIfAbsent(user, _ -> new ArrayDeque<>());
    own.add(session);
    return own.size() > MOST ? own.poll() : null;
  }

  private synchronized void end(@Nullable String user, HttpSession session) {
    Deque<HttpSession> own = user == null ? null : open.get(user);
    if (own != null && own.remove(session) && own.isEmpty()) {
      open.remove(user);
    }
  }

  private static void invalidate(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException e) {
      // It has ended by itself.
    }
  }
}
