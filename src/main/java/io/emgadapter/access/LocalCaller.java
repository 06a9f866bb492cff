package io.emgadapter.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.GenericFilterBean;

/** While there are no users, whoever passes the {@link LoopbackGuard} is one and the same. */
final class LocalCaller extends GenericFilterBean {
  private final Caller caller;

  LocalCaller(Caller caller) {
    this.caller = caller;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(Logins.known(caller));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }
}
