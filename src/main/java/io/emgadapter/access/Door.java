package io.emgadapter.access;

import io.emgadapter.access.PathRules.PathRule;
import io.emgadapter.access.PathRules.Right;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/**
 * What guards every path, whatever way a caller says its name: the one table of {@link PathRules},
 * and, as long as there are no users, the {@link LoopbackGuard}.
 */
public final class Door {
  private final boolean open;
  private final Caller local;

  Door(boolean open, Caller local) {
    this.open = open;
    this.local = local;
  }

  /** Whether nobody is asked for a name, because there are no users. */
  public boolean isOpen() {
    return open;
  }

  /** Sets up what guards a chain of filters. */
  public void guard(HttpSecurity http) {
    http.authorizeHttpRequests(any ->
        // Dispatches that follow an allowed request are allowed.
        any.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
            .permitAll()
            .anyRequest()
            .access((who, asked) ->
                new AuthorizationDecision(
                    rule(asked.getRequest())
                        .map(rule -> isGiven(rule.right(), who.get()))
                        .orElse(false))));
    if (open) {
      http.addFilterBefore(new LoopbackGuard(), SecurityContextHolderFilter.class)
          .addFilterBefore(known(local), AnonymousAuthenticationFilter.class);
    }
  }

  /** The rule of the path that is asked for; empty where there is no such path. */
  public static Optional<PathRule> rule(HttpServletRequest request) {
    return PathRules.of(request);
  }

  /** Without users, everybody who passes the {@link LoopbackGuard} is this caller. */
  private static Filter known(Caller caller) {
    return (request, response, chain) -> {
      SecurityContextHolder.setContext(new SecurityContextImpl(caller.known()));
      chain.doFilter(request, response);
    };
  }

  private static boolean isGiven(Right right, @Nullable Authentication who) {
    return right == Right.EVERYBODY
        || Caller.of(who).filter(caller -> caller.may(right)).isPresent();
  }
}
