package io.emgadapter.operate;

import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.order.ContentId;
import io.emgadapter.work.Durably;
import io.emgadapter.work.LogKey;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What the dead letters of all queues have in common. */
final class DeadLetter {
  /** The reason under which they are parked. */
  static final String REASON = "dead-lettered";

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetter.class);

  private DeadLetter() {}

  /** The same message always has the same id, so that a crash does not park it twice. */
  static UUID sameFor(String queue, @Nullable String messageId, byte[] bytes) {
    return ContentId.of(bytes, REASON, queue, messageId);
  }

  /**
   * Parks dead letters.
   *
   * @param otherwise what becomes of one that the ledger cannot take, as in "it is lost"
   * @return for each whether the ledger took it
   */
  static List<Boolean> park(List<Parking> batch, Park park, Durably durably, String otherwise) {
    return durably.each(
        batch,
        park::park,
        letter ->
            LOG.atError()
                .addKeyValue(LogKey.PARKED, letter.id())
                .log("The ledger cannot take a dead letter, not even as parked; {}", otherwise));
  }

  static String detail(@Nullable String reason) {
    return reason == null
        ? "The broker gave it up and does not say why."
        : "The broker gave it up: " + reason + ".";
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
