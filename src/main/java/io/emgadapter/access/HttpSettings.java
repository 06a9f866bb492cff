package io.emgadapter.access;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How HTTP is served, and to whom. Settings {@code emg.http.*}.
 *
 * @param users by name; with none, and without an identity provider, HTTP listens on 127.0.0.1 alone and asks for nobody's name
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
