package io.emgadapter.access.oidc;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Nobody can be known by the identity provider now, because it does not answer as it should. */
final class IssuerAway extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  /** So long it is not asked again. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  IssuerAway() {
    super("The identity provider is out of reach");
  }
}
