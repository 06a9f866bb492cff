package io.emgadapter.access;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How HTTP is served, and to whom. Settings {@code emg.http.*}.
 *
 * @param users by name; with none, and without an identity provider, HTTP listens on 127.0.0.1
 *     alone and asks for nobody's name
 * @param bodyWithin how long the body of a request may take to arrive
 * @param oidc logins by an identity provider; null without one
 */
@ConfigurationProperties("emg.http")
public record HttpSettings(
    @DefaultValue Map<String, UserSettings> users,
    @DefaultValue("10s") Duration bodyWithin,
    @Nullable OidcSettings oidc) {

  /** Whether nobody is asked for a name. */
  public boolean isOpen() {
    return users.isEmpty() && oidc == null;
  }

  @Override
  public String toString() {
    return "HttpSettings" + users.keySet();
  }

  /**
   * One user of HTTP. Settings {@code emg.http.users.<name>.*}.
   *
   * @param password the password, with the way it is encoded in front, such as {@code
   *     {bcrypt}$2a$10$…}
   * @param roles what the user may do; without a role it may only read the contract
   * @param subscriptions the subscriptions that the user may see and use; not given means all,
   *     empty means none
   * @param team other senders whose requests the user sees and changes like its own
   */
  public record UserSettings(
      String password,
      @DefaultValue Set<Role> roles,
      @Nullable Set<String> subscriptions,
      @DefaultValue Set<String> team) {

    /** Without the password. */
    @Override
    public String toString() {
      return "UserSettings" + roles;
    }
  }

  /**
   * Logins by an identity provider that speaks OpenID Connect, beside the users of the settings;
   * off until an issuer is set. A claim is named as it stands in the token; one inside of another
   * with a dot between, such as {@code realm_access.roles}. Settings {@code emg.http.oidc.*}.
   *
   * @param issuer the provider's address, exactly as its tokens name it in {@code iss}
   * @param audience whom a token of the API must be meant for, as its {@code aud} says; without one
   *     the API takes no tokens
   * @param clientId the name of the console at the provider; without one nobody logs in to the
   *     console by it
   * @param clientSecret the secret of that client, if it has one; supply it as a file
   * @param scopes what the console asks the provider for; {@code openid} must be among them
   * @param nameClaim the claim that names the user in the audit and as a sender; take one that
   *     users cannot choose or change
   * @param rolesClaim the claim that lists the roles of the user, as a list or with blanks between
   * @param roles by the provider's name of a role: what its holders may do here; all others grant
   *     nothing. Put a name in brackets, {@code roles.[EMG_Operator]}, that has other characters
   *     than small letters, digits and hyphens
   * @param subscriptionsClaim the claim that lists the subscriptions that the user may see and use,
   *     {@code *} for all; if it is set, a token without the claim may use none; not set means all
   * @param teamClaim the claim that lists other senders whose requests the user sees and changes
   *     like its own; not set means none
   * @param session how long a login to the console lasts at most, until the provider is asked again
   * @param sslBundle the SSL bundle that says whom to trust as the provider; not set means the
   *     JVM's authorities
   */
  public record OidcSettings(
      @DefaultValue("") String issuer,
      @Nullable String audience,
      @Nullable String clientId,
      @Nullable String clientSecret,
      @DefaultValue({"openid", "profile"}) Set<String> scopes,
      @DefaultValue("sub") String nameClaim,
      @DefaultValue("roles") String rolesClaim,
      @DefaultValue Map<String, Set<Role>> roles,
      @Nullable String subscriptionsClaim,
      @Nullable String teamClaim,
      @DefaultValue("8h") Duration session,
      @Nullable String sslBundle) {

    /** Whether the API takes tokens. */
    public boolean takesTokens() {
      return audience != null;
    }

    /** Whether the console logs in by it. */
    public boolean logsIn() {
      return clientId != null;
    }

    /** The provider's scheme, host and port, as a browser calls an origin. */
    public String origin() {
      URI address = URI.create(issuer);
      return address.getScheme() + "://" + address.getRawAuthority();
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "OidcSettings[" + issuer + "]";
    }
  }

  /** What a user may do; a user may have several roles. */
  public enum Role {
    /** Reads everything of its subscriptions but {@code context} and what is parked. */
    VIEWER,
    /** Orders, and sees and changes what it ordered. */
    SENDER,
    /** Reads everything of its subscriptions and gives commands. */
    OPERATOR,
    /** All of these. */
    ADMIN,
    /** Reads the metrics of all subscriptions and nothing else, for a scraper. */
    MONITOR,
    /** Delivers notifications of Equinix's to its subscriptions and reads nothing. */
    FEED
  }
}
