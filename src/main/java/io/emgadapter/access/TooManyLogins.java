package io.emgadapter.access;

import org.springframework.security.core.AuthenticationException;

/** A login that was not even looked at. */
final class TooManyLogins extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  TooManyLogins() {
    super("Too many logins");
  }
}
