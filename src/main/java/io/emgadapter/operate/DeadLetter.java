package io.emgadapter.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
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
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    name.writeBytes((REASON + '\0' + queue + '\0' + messageId + '\0').getBytes(UTF_8));
    name.writeBytes(bytes);
    return UUID.nameUUIDFromBytes(name.toByteArray());
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
   * @param requests whether the dead letters of the queue of work requests are parked
   * @param emg whether the dead letters of the queues from Equinix are parked; by default on Azure
   *     Service Bus, because other brokers do not keep them at the same address
   */
  @ConfigurationProperties("emg.dead-letters")
  record DeadLetterSettings(@DefaultValue("true") boolean requests, @Nullable Boolean emg) {}
}
