package io.emgadapter.access.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.emgadapter.access.RefusedLogins;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Asks the identity provider for the token of a login that comes back from it. Anybody can have a
 * login begin and end here with a code of their own making, so only a few are asked for at once,
 * and for an address whose codes were not good none is any more within a minute.
 */
final class CodeExchange {
  static final int AT_ONCE = 16;
  static final int OF_ADDRESS = 20;

  private static final Duration WITHIN = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 10_000;
  private static final int LONGEST_TOKEN = 16_384;

  private final Issuer issuer;
  private final RefusedLogins refused;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Cache<String, AtomicInteger> tries =
      Caffeine.newBuilder().expireAfterWrite(WITHIN).maximumSize(MOST_REMEMBERED).build();

  CodeExchange(Issuer issuer, RefusedLogins refused) {
    this.issuer = issuer;
    this.refused = refused;
  }

  /** A login that the provider was not asked about, because too many came before it. */
  static final class TooMany extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super("Too many logins");
    }
  }

  /**
   * What the provider gives for the code.
   *
   * @throws TooMany if it was not asked
   * @throws IssuerAway if it does not answer
   * @throws OAuth2AuthorizationException if the code is not good, or the token too long
   */
  OAuth2AccessTokenResponse of(OAuth2AuthorizationCodeGrantRequest code) {
    String address = address();
    AtomicInteger count = tries.get(address, _ -> new AtomicInteger());
    if (count.incrementAndGet() > OF_ADDRESS || !free.tryAcquire()) {
      refused.unlooked(address);
      throw new TooMany();
    }
    try {
      OAuth2AccessTokenResponse given = asked(code);
      count.decrementAndGet();
      return given;
    } finally {
      free.release();
    }
  }

  private static String address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call
        ? call.getRequest().getRemoteAddr()
        : "unknown";
  }

  private OAuth2AccessTokenResponse asked(OAuth2AuthorizationCodeGrantRequest code) {
    var client = new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(issuer.found().calls().forTokens());
    try {
      OAuth2AccessTokenResponse given = client.getTokenResponse(code);
      issuer.reached();
      return notTooLong(given);
    } catch (OAuth2AuthorizationException e) {
      if (isUnanswered(e)) {
        throw issuer.away(e);
      }
      throw e;
    }
  }

  private static boolean isUnanswered(@Nullable Throwable failure) {
    return failure != null && (failure instanceof IOException || isUnanswered(failure.getCause()));
  }

  /** It stays in the memory as long as the login. */
  private static OAuth2AccessTokenResponse notTooLong(OAuth2AccessTokenResponse given) {
    if (given.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN) instanceof String token
        && token.length() > LONGEST_TOKEN) {
      throw new OAuth2AuthorizationException(new OAuth2Error("id_token_too_long"));
    }
    return given;
  }
}
