package io.emgadapter.access.oidc;

import io.emgadapter.access.Denials;
import io.emgadapter.access.Door;
import io.emgadapter.access.HttpSettings;
import io.emgadapter.access.HttpSettings.OidcSettings;
import io.emgadapter.access.RefusedLogins;
import io.emgadapter.subscription.Subscriptions;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * What there is with an identity provider alone. Requests with a token have a chain of filters of
 * their own, which ends at the same {@link Door}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("emg.http.oidc.issuer")
class OidcConfiguration {
  /** Behind the console's, which takes no tokens, and before that of all other paths. */
  private static final int SECOND = 2;

  @Bean
  @Order(SECOND)
  @ConditionalOnProperty("emg.http.oidc.audience")
  SecurityFilterChain tokens(
      HttpSecurity http,
      HttpSettings settings,
      Door door,
      Issuer issuer,
      Claims claims,
      RefusedLogins refused,
      Clock clock) {
    Denials denials = new Denials(settings);
    // No bean: there is one manager of logins for all other chains.
    var filter =
        new BearerTokenAuthenticationFilter(new TokenLogins(issuer, oidc(settings), claims, clock));
    TokenDenials refusals = new TokenDenials(refused);
    filter.setAuthenticationEntryPoint(refusals);
    filter.setAuthenticationFailureHandler(refusals::commence);
    http.securityMatcher(request -> hasToken(request.getHeader(HttpHeaders.AUTHORIZATION)))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(e -> e.authenticationEntryPoint(denials).accessDeniedHandler(denials))
        .addFilterBefore(filter, AnonymousAuthenticationFilter.class);
    door.guard(http);
    return http.build();
  }

  private static boolean hasToken(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, "Bearer", 0, 6);
  }

  @Bean
  Issuer issuer(HttpSettings settings, ObjectProvider<SslBundles> bundles) {
    String trust = oidc(settings).sslBundle();
    return new Issuer(
        oidc(settings),
        () -> new IssuerCalls(trust == null ? null : bundles.getObject().getBundle(trust)));
  }

  @Bean
  Claims claims(HttpSettings settings, Subscriptions subscriptions, Environment environment) {
    return new Claims(
        oidc(settings),
        new TakenNames(settings, environment)::has,
        name -> subscriptions.find(name).isPresent());
  }

  @Bean
  @ConditionalOnProperty("emg.http.oidc.client-id")
  ConsoleLogin consoleLogin(
      HttpSettings settings, Issuer issuer, Claims claims, RefusedLogins refused, Clock clock) {
    return new ConsoleLogin(
        oidc(settings), issuer, new Registrations(oidc(settings), issuer), claims, refused, clock);
  }

  /** Spring Security's own would fetch the keys by a way of its own. */
  @Bean
  JwtDecoderFactory<ClientRegistration> idTokens(Issuer issuer, Clock clock) {
    return registration -> Decoders.idTokens(issuer.found().keys(), registration, clock);
  }

  private static OidcSettings oidc(HttpSettings settings) {
    return Objects.requireNonNull(settings.oidc());
  }
}
