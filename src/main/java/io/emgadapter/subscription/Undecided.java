package io.emgadapter.subscription;

import io.emgadapter.order.Route;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What to do with a Create when neither an answer nor a look-up has decided it. {@code send-again}
 * sends it once more and <b>may order twice</b>.
 *
 * @param emg for Creates that went to the messaging gateway, where nothing can be looked up
 * @param rest for Creates that went by REST, where the order was looked for over the whole window
 *     and not found
 */
public record Undecided(@DefaultValue("park") Then emg, @DefaultValue("park") Then rest) {

  Then of(Route route) {
    return switch (route) {
      case EMG -> emg;
      case REST -> rest;
    };
  }

  /** What is done then. */
  public enum Then {
    /** It is set aside for a person. */
    PARK,
    /** It is sent once more with the same text, and set aside if that is undecided too. */
    SEND_AGAIN
  }
}
