package io.emgadapter.access.oidc;

import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import io.emgadapter.access.HttpSettings.OidcSettings;
import io.emgadapter.access.oidc.RefusedToken.Why;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Finds out who a token of the API speaks for. The token itself is not kept. */
final class TokenLogins implements AuthenticationManager {
  private final Issuer issuer;
  private final OidcSettings settings;
  private final Claims claims;
  private final Clock clock;

  TokenLogins(Issuer issuer, OidcSettings settings, Claims claims, Clock clock) {
    this.issuer = issuer;
    this.settings = settings;
    this.claims = claims;
    this.clock = clock;
  }

  /**
   * Who it is.
   *
   * @throws RefusedToken if the token is not good
   * @throws IssuerAway if nobody can say
   */
  @Override
  public Authentication authenticate(Authentication login) {
    String token = ((BearerTokenAuthenticationToken) login).getToken();
    Jwt good = decoded(token);
    return claims.caller(good.getClaims()).endingAt(end(good)).known();
  }

  /** When the same token would be refused. */
  private static @Nullable Instant end(Jwt token) {
    Instant ends = token.getExpiresAt();
    return ends == null ? null : ends.plus(Decoders.SKEW);
  }

  private Jwt decoded(String token) {
    Issuer.Found found = issuer.found();
    try {
      return Decoders.accessTokens(found.keys(), settings, clock).decode(token);
    } catch (JwtValidationException e) {
      throw new RefusedToken(why(e));
    } catch (BadJwtException e) {
      throw new RefusedToken(Why.NOT_SIGNED);
    } catch (JwtException e) {
      boolean nobodyKnows = IssuerAway.isMeantBy(e) || (isUnknownKeyAgain(e) && issuer.isAway());
      throw nobodyKnows ? new IssuerAway() : new RefusedToken(Why.NOT_SIGNED);
    }
  }

  private static Why why(JwtValidationException refused) {
    return refused.getErrors().stream()
        .map(OAuth2Error::getErrorCode)
        .flatMap(code -> Arrays.stream(Why.values()).filter(why -> why.name().equals(code)))
        .findFirst()
        .orElse(Why.NOT_SIGNED);
  }

  /** The keys were fetched a moment ago for tokens with keys that nobody knows. */
  private static boolean isUnknownKeyAgain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RateLimitReachedException) {
        return true;
      }
    }
    return false;
  }
}
