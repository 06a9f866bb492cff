package io.emgadapter.ledger.events;

import org.jspecify.annotations.Nullable;

/**
 * An event that is to go to one destination.
 *
 * @param correlationId what it has there
 * @param attempts how often it was tried and not taken
 * @param version of its row in the ledger, to be named with what came of it; 0 where it comes from
 *     the log itself and has none
 */
public record Copy(
    LoggedEvent logged,
    Destination destination,
    @Nullable String correlationId,
    int attempts,
    int version) {

  /** One that was never tried. */
  public static Copy of(
      LoggedEvent logged, Destination destination, @Nullable String correlationId) {
    return new Copy(logged, destination, correlationId, 0, 0);
  }

  /** What waits for one another: the events of a subject at one destination. */
  public record Line(String destination, String subject) {}

  /** The line that it stands in. */
  public Line line() {
    return new Line(destination.name(), logged.event().subject());
  }
}
