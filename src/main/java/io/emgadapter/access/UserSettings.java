package io.emgadapter.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
