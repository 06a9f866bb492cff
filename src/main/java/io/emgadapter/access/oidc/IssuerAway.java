package io.emgadapter.access.oidc;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;

/** Nobody can be known by the identity provider now, because it does not answer as it should. */
final class IssuerAway extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  /** So long it is not asked again. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  IssuerAway() {
    super("The identity provider is out of reach");
  }

  /** Whether something failed because of the provider, and not of what was sent. */
  static boolean isMeantBy(@Nullable Throwable failure) {
    return failure != null
        && (failure instanceof IssuerAway
            || failure instanceof IOException
            || failure instanceof JWKSetUnavailableException
            || failure instanceof RemoteKeySourceException
            || isMeantBy(failure.getCause()));
  }
}
