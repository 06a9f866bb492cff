package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.access.Door;
import io.emgadapter.access.FormFilter;
import io.emgadapter.access.HttpSettings;
import io.emgadapter.access.PathRules.Right;
import io.emgadapter.access.oidc.ConsoleLogin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who gets to the pages: with users, whoever has logged in with the form or by the identity
 * provider; without, whoever is on this host. Only a good login begins a session, and no path
 * outside of the pages takes one.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
  /** Before the chain of all other paths. */
  private static final int FIRST = 1;

  /** Nothing from elsewhere, nothing that stands in a page itself. */
  private static final String CONTENT =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private static final String FEATURES =
      "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

  @Bean
  @Order(FIRST)
  SecurityFilterChain console(
      HttpSecurity http,
      HttpSettings settings,
      Door door,
      AuthenticationManager logins,
      Refusals refusals,
      ObjectProvider<ConsoleLogin> provider) {
    ConsoleLogin login = provider.getIfAvailable();
    http.securityMatcher("/", "/console", "/console/**")
        .csrf(csrf -> csrf.csrfTokenRepository(tokens()))
        .addFilterBefore(new FormFilter(settings, refusals::unread), CsrfFilter.class)
        .requestCache(AbstractHttpConfigurer::disable)
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .headers(headers ->
            headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(content(login)))
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
      // Each way in decides of its own logins alone.
      http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
      withSessions(http, login);
    }
    if (!settings.users().isEmpty()) {
      withForm(http, logins);
    }
    if (login != null) {
      login.addTo(http, LoginPage.PATH, ConsoleSecurity::begin, ConsoleSecurity::again);
    }
    return http.build();
  }

  /** A form may lead to the identity provider: the one that logs out. */
  private static String content(@Nullable ConsoleLogin login) {
    return login == null ? CONTENT : CONTENT + " " + login.origin();
  }

  private static void withSessions(HttpSecurity http, @Nullable ConsoleLogin login) {
    http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
        .logout(logout -> {
          logout.logoutUrl("/console/logout").logoutSuccessUrl(LoginPage.PATH);
          if (login != null) {
            logout.logoutSuccessHandler(login.logout(LoginPage.PATH));
          }
        });
  }

  private static void withForm(HttpSecurity http, AuthenticationManager logins) {
    http.authenticationProvider(new ByPassword(logins))
        .formLogin(form ->
            form.loginPage(LoginPage.PATH)
                .successHandler(ConsoleSecurity::begin)
                .failureHandler((request, response, cause) ->
                    again(
                        request,
                        response,
                        cause instanceof BadCredentialsException ? "wrong" : "too-many")));
  }

  /** The users of the settings, as one way in of several. */
  private record ByPassword(AuthenticationManager logins) implements AuthenticationProvider {
    @Override
    public Authentication authenticate(Authentication login) {
      return logins.authenticate(login);
    }

    @Override
    public boolean supports(Class<?> kind) {
      return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
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
    String to = wanted(request);
    boolean views = Caller.of(known).filter(caller -> caller.may(Right.VIEW)).isPresent();
    String home = views ? LoginPage.HOME : "/console/you";
    boolean isWanted = to != null && LoginPage.isOurs(to) && !to.equals(LoginPage.HOME);
    response.sendRedirect(isWanted ? to : home);
  }

  private static void again(HttpServletRequest request, HttpServletResponse response, String failed)
      throws IOException {
    response.sendRedirect(LoginPage.path(wanted(request), failed));
  }

  /** The page that was asked for before the login. */
  private static @Nullable String wanted(HttpServletRequest request) {
    String kept = ConsoleLogin.pageOf(request);
    return kept == null ? request.getParameter("to") : kept;
  }
}
