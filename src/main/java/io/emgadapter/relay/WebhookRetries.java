package io.emgadapter.relay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** When an event that a webhook did not take goes again: eight tries in 27.6 hours. */
final class WebhookRetries {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(10));

  /** Up to a tenth more, so that what failed together does not come again together. */
  private static final double JITTER = 0.1;

  private WebhookRetries() {}

  /**
   * How long to wait.
   *
   * @param failures how often it failed, from 1
   * @return empty after the last try
   */
  static Optional<Duration> pause(int failures) {
    if (failures > PAUSES.size()) {
      return Optional.empty();
    }
    long millis = PAUSES.get(failures - 1).toMillis();
    double more = ThreadLocalRandom.current().nextDouble() * JITTER;
    return Optional.of(Duration.ofMillis(millis + (long) (millis * more)));
  }
}
