package io.emgadapter.access;

import java.time.Duration;
import java.util.Map;
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
}
