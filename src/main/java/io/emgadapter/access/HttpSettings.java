package io.emgadapter.access;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use HTTP. Settings {@code emg.http.*}.
 *
 * @param users by name; with none, HTTP listens on 127.0.0.1 alone and asks for nobody's name
 * @param bodyWithin so long the body of a request may take to arrive
 */
@ConfigurationProperties("emg.http")
public record HttpSettings(
    @DefaultValue Map<String, UserSettings> users, @DefaultValue("10s") Duration bodyWithin) {

  /** Whether nobody is asked for a name. */
  public boolean isOpen() {
    return users.isEmpty();
  }

  @Override
  public String toString() {
    return "HttpSettings" + users.keySet();
  }

  /**
   * One user of HTTP. Settings {@code emg.http.users.<name>.*}.
   *
   * @param password with the way it is stored before it, such as <code>{bcrypt}…</code>
   * @param roles what it is; without any it may read the contract and nothing else
   * @param subscriptions those that it may use; null for all, empty for none
   * @param team other senders whose requests it sees and changes like its own
   */
  public record UserSettings(
      String password,
      @DefaultValue Set<Role> roles,
      @Nullable Set<String> subscriptions,
      @DefaultValue Set<String> team) {

    /** Nothing of the password. */
    @Override
    public String toString() {
      return "UserSettings" + roles;
    }
  }

  /** What a user is to the adapter; a user may be several things. */
  public enum Role {
    /** Reads everything of its subscriptions but {@code context} and what is parked. */
    VIEWER,
    /** Orders, and sees and changes what it ordered. */
    SENDER,
    /** Reads everything of its subscriptions and gives commands. */
    OPERATOR,
    /** All of these. */
    ADMIN
  }
}
