package io.emgadapter.access.oidc;

import io.emgadapter.access.HttpSettings;
import io.emgadapter.access.HttpSettings.OidcSettings;
import io.emgadapter.subscription.LinkBundles;
import io.emgadapter.subscription.SettingsVerdict;
import io.emgadapter.subscription.SettingsVerdict.SettingsRule;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules for the settings of an identity provider, and the notices about them. */
@Configuration(proxyBeanMethods = false)
class OidcRules {
  private static final String SETTING = "emg.http.oidc.";

  @Bean
  static SettingsRule rulesOfIdentityProvider(HttpSettings settings, LinkBundles bundles) {
    return verdict -> {
      OidcSettings oidc = settings.oidc();
      if (oidc != null) {
        judge(oidc, verdict);
        if (oidc.sslBundle() != null && !bundles.has(oidc.sslBundle())) {
          verdict.wrong(
              SETTING + "ssl-bundle", "supply the name of a bundle of spring.ssl.bundle.pem.");
        }
      }
    };
  }

  private static void judge(OidcSettings oidc, SettingsVerdict verdict) {
    if (!isAddress(oidc.issuer())) {
      verdict.wrong(
          SETTING + "issuer",
          "supply the provider's address as its tokens name it, beginning with https://, without"
              + " query; http:// only on this host.");
    }
    if (!oidc.takesTokens() && !oidc.logsIn()) {
      verdict.wrong(
          SETTING + "audience",
          "supply whom the API's tokens are meant for, or "
              + SETTING
              + "client-id for the"
              + " console, or both.");
    }
    if (oidc.audience() != null && oidc.audience().isBlank()) {
      verdict.wrong(SETTING + "audience", "supply whom the API's tokens are meant for.");
    }
    if (oidc.audience() != null && oidc.audience().equals(oidc.clientId())) {
      verdict.wrong(
          SETTING + "audience",
          "supply another name than that of the console, which the token of a login to the console"
              + " is meant for; have the provider name the API otherwise.");
    }
    if (oidc.clientId() != null && oidc.clientId().isBlank()) {
      verdict.wrong(SETTING + "client-id", "supply the name of the console at the provider.");
    }
    if (!oidc.scopes().contains("openid")) {
      verdict.wrong(SETTING + "scopes", "supply openid among them.");
    }
    if (oidc.roles().isEmpty()) {
      verdict.wrong(
          SETTING + "roles",
          "supply what the provider's roles may do here, such as "
              + SETTING
              + "roles.emg-operator=operator; without any a login grants nothing.");
    }
    if (oidc.session().isNegative() || oidc.session().isZero()) {
      verdict.wrong(SETTING + "session", "supply a time, such as 8h.");
    }
    notices(oidc, verdict);
  }

  private static void notices(OidcSettings oidc, SettingsVerdict verdict) {
    if (oidc.logsIn() && oidc.clientSecret() == null) {
      verdict.notice(
          SETTING + "client-secret is not set, so the provider knows the console by PKCE alone");
    }
  }

  private static boolean isAddress(String issuer) {
    try {
      URI address = new URI(issuer);
      return address.getRawQuery() == null
          && address.getRawFragment() == null
          // It stands in a header of every page.
          && issuer.matches("[!-~&&[^;,'\"]]+")
          && Addresses.isSafe(issuer);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
