package io.emgadapter.access.oidc;

import io.emgadapter.access.Caller;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody who logged in to the console by the identity provider. */
final class KnownUser implements OidcUser, Caller.Holder {
  private final Caller caller;
  private final OidcIdToken token;
  private final Instant until;

  /**
   * @param token names the login when it ends at the provider; nothing else is read from it
   * @param until when the login ends here
   */
  KnownUser(Caller caller, OidcIdToken token, Instant until) {
    this.caller = caller;
    this.token = token;
    this.until = until;
  }

  @Override
  public Caller caller() {
    return caller;
  }

  Instant until() {
    return until;
  }

  @Override
  public String getName() {
    return caller.name();
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return caller.authorities();
  }

  @Override
  public OidcIdToken getIdToken() {
    return token;
  }

  @Override
  public Map<String, Object> getClaims() {
    return token.getClaims();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return token.getClaims();
  }

  @Override
  public @Nullable OidcUserInfo getUserInfo() {
    return null;
  }

  /** One person is one, however often it logged in: the number of its sessions is limited. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KnownUser user && user.getName().equals(getName());
  }

  @Override
  public int hashCode() {
    return getName().hashCode();
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "KnownUser";
  }
}
