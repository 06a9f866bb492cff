package io.emgadapter.api;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use HTTP. Settings {@code emg.http.*}.
 *
 * @param users passwords by user name, each with the way it is stored, such as <code>{bcrypt}…
 *     </code>; with none, HTTP listens on 127.0.0.1 alone and asks for nobody's name
 * @param operators the users that may look at what is parked and give commands; with users and no
 *     operator nobody may
 */
@ConfigurationProperties("emg.http")
public record HttpSettings(
    @DefaultValue Map<String, String> users, @DefaultValue List<String> operators) {
  @Override
  public String toString() {
    return "HttpSettings" + users.keySet();
  }
}
