package io.emgadapter.subscription;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is done with a Create that no look and no answer decided. Settings {@code
 * emg.subscriptions.<name>.undecided.*}; the subscriptions' other settings are read elsewhere.
 *
 * @param subscriptions by name
 */
@ConfigurationProperties("emg")
public record LookSettings(@DefaultValue Map<String, Of> subscriptions) {

  /** The settings of one subscription. */
  record Of(@DefaultValue Undecided undecided) {}

  /**
   * What to do with a Create when neither an answer nor a look-up has decided it. {@code
   * send-again} sends it once more and <b>may order twice</b>.
   *
   * @param emg for Creates that went to the messaging gateway, where nothing can be looked up
   * @param rest for Creates that went by REST, where the order was looked for over the whole window
   *     and not found
   */
  record Undecided(@DefaultValue("park") Then emg, @DefaultValue("park") Then rest) {}

  /** What is done then. */
  enum Then {
    /** It is set aside for a person. */
    PARK,
    /** It is sent once more with the same text, and set aside if that is undecided too. */
    SEND_AGAIN
  }

  /** Whether a Create of this subscription that went this route is sent again. */
  public boolean sendsAgain(String subscription, String route) {
    Of of = subscriptions.get(subscription);
    if (of == null) {
      return false;
    }
    Then then = route.equals(Subscription.REST) ? of.undecided().rest() : of.undecided().emg();
    return then == Then.SEND_AGAIN;
  }
}
