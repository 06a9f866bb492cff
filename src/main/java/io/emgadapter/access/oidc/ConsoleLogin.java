package io.emgadapter.access.oidc;

import io.emgadapter.access.HttpSettings.OidcSettings;
import io.emgadapter.access.RefusedLogins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/** The login of the console by the identity provider: by code, with PKCE. */
public final class ConsoleLogin {
  static final String REGISTRATION = "oidc";

  /** Where a login begins. */
  public static final String START = "/console/login/" + REGISTRATION;

  /** Where the provider sends the browser back to; it must know this address. */
  public static final String BACK = "/console/oidc";

  private final OidcSettings settings;
  private final Issuer issuer;
  private final Registrations registrations;
  private final Claims claims;
  private final RefusedLogins refused;
  private final Clock clock;

  ConsoleLogin(
      OidcSettings settings,
      Issuer issuer,
      Registrations registrations,
      Claims claims,
      RefusedLogins refused,
      Clock clock) {
    this.settings = settings;
    this.issuer = issuer;
    this.registrations = registrations;
    this.claims = claims;
    this.refused = refused;
    this.clock = clock;
  }

  /** The one place outside to which a form of the console may lead: where a login ends. */
  public String origin() {
    return settings.origin();
  }

  /** The page that was asked for before the login that ends with this request. */
  public static @Nullable String pageOf(HttpServletRequest request) {
    return LoginCookie.pageOf(request);
  }

  /**
   * Adds it to the console's chain of filters.
   *
   * @param form where one logs in
   * @param good goes on after a good login
   * @param failed leads back to the form, told why in a word
   */
  public void addTo(
      HttpSecurity http, String form, AuthenticationSuccessHandler good, Failed failed) {
    AuthenticationFailureHandler handler =
        (request, response, cause) -> failed.answer(request, response, why(request, cause));
    LoginCookie cookie = new LoginCookie(settings, clock);
    http.oauth2Login(login ->
            login
                .loginPage(form)
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(new NoTokensKept())
                .authorizationEndpoint(
                    e -> e.baseUri("/console/login").authorizationRequestRepository(cookie))
                .redirectionEndpoint(e -> e.baseUri(BACK))
                .tokenEndpoint(
                    e -> e.accessTokenResponseClient(new CodeExchange(issuer, refused)::of))
                .userInfoEndpoint(e -> e.oidcUserService(this::user))
                .successHandler(good)
                .failureHandler(handler)
                .withObjectPostProcessor(
                    new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                      @Override
                      public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(
                          O filter) {
                        filter.setAuthenticationFailureHandler(handler);
                        return filter;
                      }
                    }))
        .addFilterBefore(new LoginEnd(clock), AnonymousAuthenticationFilter.class);
  }

  /** Ends the login at the provider too, where it offers that. */
  public LogoutSuccessHandler logout(String then) {
    var logout = new ProviderLogout(registrations, Objects.requireNonNull(settings.clientId()));
    logout.setPostLogoutRedirectUri("{baseUrl}" + then);
    logout.setDefaultTargetUrl(then);
    return logout;
  }

  /** What the ID token says counts; the provider is not asked for more. */
  private KnownUser user(OidcUserRequest login) {
    return new KnownUser(
        claims.caller(login.getIdToken().getClaims()),
        login.getIdToken(),
        clock.instant().plus(settings.session()));
  }

  private String why(HttpServletRequest request, AuthenticationException cause) {
    if (IssuerAway.isMeantBy(cause)) {
      return "away";
    }
    if (cause instanceof CodeExchange.TooMany) {
      return "too-many";
    }
    refused.token(request.getRemoteAddr());
    return cause instanceof RefusedToken ? "name" : "refused";
  }

  /** What answers a login that failed. */
  @FunctionalInterface
  public interface Failed {
    /**
     * Answers.
     *
     * @param why {@code away} if the provider is out of reach, {@code name} if its token has no
     *     name that can be used here, {@code too-many} if too many came before, else {@code
     *     refused}
     */
    void answer(HttpServletRequest request, HttpServletResponse response, String why)
        throws IOException;
  }
}
