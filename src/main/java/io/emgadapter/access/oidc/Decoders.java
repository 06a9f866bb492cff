package io.emgadapter.access.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.emgadapter.access.HttpSettings.OidcSettings;
import io.emgadapter.access.oidc.RefusedToken.Why;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Reads tokens and believes those alone that carry a signature of the issuer's by a key pair, are
 * from it, for us, and valid now.
 */
final class Decoders {
  /** So far the clocks of issuer and adapter may differ. */
  static final Duration SKEW = Duration.ofSeconds(30);

  /** No secret that both sides know, and never none. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Stream.concat(JWSAlgorithm.Family.RSA.stream(), JWSAlgorithm.Family.EC.stream())
          .collect(Collectors.toUnmodifiableSet());

  /** What they are may also stand nowhere. */
  private static final JOSEObjectTypeVerifier<SecurityContext> ACCESS_TOKEN =
      new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null);

  private static final JOSEObjectTypeVerifier<SecurityContext> ID_TOKEN =
      new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null);

  private Decoders() {}

  /** Of access tokens, for the API. */
  static JwtDecoder accessTokens(
      JWKSource<SecurityContext> keys, OidcSettings settings, Clock clock) {
    NimbusJwtDecoder decoder = decoder(keys, ACCESS_TOKEN);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            rule(Why.ISSUER, jwt -> settings.issuer().equals(jwt.getClaimAsString("iss"))),
            rule(Why.KIND, jwt -> !isOfLogin(jwt)),
            rule(
                Why.AUDIENCE,
                jwt ->
                    jwt.getAudience() != null && jwt.getAudience().contains(settings.audience())),
            rule(Why.TIME, jwt -> !times(clock).validate(jwt).hasErrors())));
    return decoder;
  }

  /** Whether it is an ID token, by what only those say (OpenID Connect Core, 2 and 3.3.2.11). */
  private static boolean isOfLogin(Jwt jwt) {
    return "ID".equals(jwt.getClaims().get("typ"))
        || Stream.of("nonce", "at_hash", "c_hash").anyMatch(jwt::hasClaim);
  }

  /** Of what the console's login brings. */
  static JwtDecoder idTokens(
      JWKSource<SecurityContext> keys, ClientRegistration registration, Clock clock) {
    OidcIdTokenValidator rules = new OidcIdTokenValidator(registration);
    rules.setClock(clock);
    NimbusJwtDecoder decoder = decoder(keys, ID_TOKEN);
    decoder.setClaimSetConverter(
        new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times(clock), rules));
    return decoder;
  }

  private static NimbusJwtDecoder decoder(
      JWKSource<SecurityContext> keys, JOSEObjectTypeVerifier<SecurityContext> types) {
    DefaultJWTProcessor<SecurityContext> reader = new DefaultJWTProcessor<>();
    reader.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    reader.setJWSTypeVerifier(types);
    // The rules here look at the claims.
    reader.setJWTClaimsSetVerifier((_, _) -> {});
    return new NimbusJwtDecoder(reader);
  }

  private static JwtTimestampValidator times(Clock clock) {
    JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
    times.setAllowEmptyExpiryClaim(false);
    times.setClock(clock);
    return times;
  }

  private static OAuth2TokenValidator<Jwt> rule(Why why, Predicate<Jwt> holds) {
    return jwt ->
        holds.test(jwt)
            ? OAuth2TokenValidatorResult.success()
            : OAuth2TokenValidatorResult.failure(new OAuth2Error(why.name()));
  }
}
