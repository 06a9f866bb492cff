package io.emgadapter.operate;


import io.emgadapter.order.ContentId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What all dead letters have in common, wherever they come from. */
final class DeadLetter {
  /** The reason under which they are parked. */
  static final String REASON = "dead-lettered";

  private static final int LONGEST = 200;

  private DeadLetter() {}

  /** The same message always has the same id, so that a crash does not park it twice. */
  static UUID sameFor(String queue, @Nullable String messageId, byte[] bytes) {
    return ContentId.of(bytes, REASON, queue, messageId);
  }

  static String detail(@Nullable String reason) {
    return reason == null
        ? "The broker gave it up and does not say why."
        : "The broker gave it up: " + reason + ".";
  }

  /** A property as it can be kept; null where it is none. */
  static @Nullable String plain(@Nullable String text) {
    boolean kept =
        text != null
            && !text.isBlank()
            && text.length() <= LONGEST
            && text.chars().noneMatch(Character::isISOControl);
    return kept ? text : null;
  }

  /**
   * Which dead letters are brought to the parked. Settings {@code emg.dead-letters.*}.
   *
   * @param requests those of the queue of work requests
   * @param emg those of the queues from Equinix; by default where that is Azure Service Bus,
   *     because no other broker keeps them under Service Bus' address
   */
  @ConfigurationProperties("emg.dead-letters")
  record DeadLetterSettings(@DefaultValue("true") boolean requests, @Nullable Boolean emg) {}
}
