package io.emgadapter.api;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use HTTP. Settings {@code emg.http.*}.
 *
 * @param users passwords by user name, each with the way it is stored, such as <code>{bcrypt}…
 *     </code>; with none, HTTP listens on 127.0.0.1 alone and asks for nobody's name
 */
@ConfigurationProperties("emg.http")
public record HttpSettings(@DefaultValue Map<String, String> users) {
  @Override
  public String toString() {
    return "HttpSettings" + users.keySet();
  }
}
