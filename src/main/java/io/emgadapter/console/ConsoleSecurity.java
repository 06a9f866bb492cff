package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.access.Door;
import io.emgadapter.access.FormFilter;
import io.emgadapter.access.HttpSettings;
import io.emgadapter.access.PathRules.Right;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who gets to the pages: with users, whoever has logged in with the form; without, whoever is on
 * this host. Only a good login begins a session, and no path outside of the pages takes one.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
  /** Before the chain of all other paths. */
  private static final int FIRST = 1;

  /** Nothing from elsewhere, nothing that stands in a page itself. */
  private static final String CONTENT =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private static final String FEATURES =
      "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

  @Bean
  @Order(FIRST)
  SecurityFilterChain console(
      HttpSecurity http,
      HttpSettings settings,
      Door door,
      AuthenticationManager logins,
      Refusals refusals) {
    http.securityMatcher("/", "/console", "/console/**")
        .csrf(csrf -> csrf.csrfTokenRepository(tokens()))
        .addFilterBefore(new FormFilter(settings, refusals::unread), CsrfFilter.class)
        .requestCache(AbstractHttpConfigurer::disable)
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .headers(headers ->
            headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT))
                .frameOptions(FrameOptionsConfig::deny)
                // Without any, a browser would say of its own forms that they come from nowhere.
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(FEATURES))
                .crossOriginOpenerPolicy(
                    policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(
                    policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN)));
    door.guard(http);
    if (door.isOpen()) {
      // A policy for sessions would take each request for a login, and renew the token of all
      // forms.
      http.logout(AbstractHttpConfigurer::disable)
          .sessionManagement(AbstractHttpConfigurer::disable);
    } else {
      withForm(http.authenticationManager(logins));
    }
    return http.build();
  }

  private static void withForm(HttpSecurity http) {
    http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
        .formLogin(form ->
            form.loginPage("/console/login")
                .successHandler(ConsoleSecurity::begin)
                .failureHandler(ConsoleSecurity::again))
        .logout(logout -> logout.logoutUrl("/console/logout").logoutSuccessUrl("/console/login"));
  }

  /** In a cookie, because a session for each stranger would fill the memory. */
  private static CookieCsrfTokenRepository tokens() {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookiePath("/console");
    tokens.setCookieName("emg-console-form");
    // Strict would send no cookie with a link from elsewhere: a second one would be set, and each
    // form that is open would be too old.
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    return tokens;
  }

  /** Goes on to what was asked for before the login. */
  private static void begin(
      HttpServletRequest request, HttpServletResponse response, Authentication known)
      throws IOException {
    String to = request.getParameter("to");
    boolean views = known.getPrincipal() instanceof Caller caller && caller.may(Right.VIEW);
    String home = views ? LoginPage.HOME : "/console/you";
    boolean wanted = LoginPage.isOurs(to) && !to.equals(LoginPage.HOME);
    response.sendRedirect(wanted ? to : home);
  }

  private static void again(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    String failed = cause instanceof BadCredentialsException ? "wrong" : "too-many";
    response.sendRedirect(LoginPage.path(request.getParameter("to"), failed));
  }
}
