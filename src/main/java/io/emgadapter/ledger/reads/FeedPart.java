package io.emgadapter.ledger.reads;

import io.emgadapter.event.RecordedEvent;
import java.util.List;
import java.util.UUID;

/**
 * What one read of all events gave.
 *
 * @param events those that were wanted, in their order
 * @param reached where the next read begins
 * @param atEnd whether there is no more for now
 */
public record FeedPart(List<RecordedEvent> events, Position reached, boolean atEnd) {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /**
   * A place in the order of all events.
   *
   * @param tx the number of the transaction that wrote an event
   * @param id the event, or what is less than all
   */
  public record Position(String tx, UUID id) {
    static Position before(String tx) {
      return new Position(tx, BEFORE_ALL);
    }
  }
}
