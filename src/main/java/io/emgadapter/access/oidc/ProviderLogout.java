package io.emgadapter.access.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Leads to the provider's logout. A long token is left out of that address, which servers and
 * browsers would not take: the console's name stands there instead, and the provider may ask.
 */
final class ProviderLogout extends OidcClientInitiatedLogoutSuccessHandler {
  private static final int LONGEST = 4_096;
  private static final String TOKEN = "id_token_hint";

  private final String console;

  /**
   * @param console the name of the console at the provider
   */
  ProviderLogout(ClientRegistrationRepository registrations, String console) {
    super(registrations);
    this.console = console;
  }

  @Override
  protected String determineTargetUrl(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
    String place = super.determineTargetUrl(request, response, who);
    if (place.length() <= LONGEST) {
      return place;
    }
    return UriComponentsBuilder.fromUriString(place)
        .replaceQueryParam(TOKEN)
        .replaceQueryParam("client_id", "{console}")
        .encode()
        .buildAndExpand(console)
        .toUriString();
  }
}
