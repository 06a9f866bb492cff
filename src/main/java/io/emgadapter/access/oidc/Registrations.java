package io.emgadapter.access.oidc;

import io.emgadapter.access.HttpSettings.OidcSettings;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** The console as a client of the identity provider; the provider is asked when it is needed. */
final class Registrations implements ClientRegistrationRepository {
  private final OidcSettings settings;
  private final Issuer issuer;

  Registrations(OidcSettings settings, Issuer issuer) {
    this.settings = settings;
    this.issuer = issuer;
  }

  /**
   * The one that there is.
   *
   * @throws IssuerAway if the provider cannot be asked
   */
  @Override
  public @Nullable ClientRegistration findByRegistrationId(String name) {
    if (!name.equals(ConsoleLogin.REGISTRATION)) {
      return null;
    }
    ClientRegistration.Builder console = made();
    if (settings.clientSecret() == null) {
      console.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
    } else {
      console.clientSecret(settings.clientSecret());
    }
    return console
        .registrationId(name)
        .clientId(Objects.requireNonNull(settings.clientId()))
        .scope(settings.scopes())
        .redirectUri("{baseUrl}" + ConsoleLogin.BACK)
        .clientSettings(ClientSettings.builder().requireProofKey(true).build())
        .build();
  }

  private ClientRegistration.Builder made() {
    Issuer.Found found = issuer.found();
    try {
      return ClientRegistrations.fromOidcConfiguration(found.metadata());
    } catch (RuntimeException e) {
      throw issuer.away(e);
    }
  }
}
