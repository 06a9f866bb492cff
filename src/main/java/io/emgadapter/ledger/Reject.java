package io.emgadapter.ledger;

import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.Park.Parking;
import io.emgadapter.ledger.events.AppendEvents;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transaction that turns messages away: the event for their sender, the bytes for a person. */
@Component
public class Reject {
  private final Park park;
  private final AppendEvents events;

  Reject(Park park, AppendEvents events) {
    this.park = park;
    this.events = events;
  }

  /**
   * A message that is turned away.
   *
   * @param event what its sender hears; its id is the same for the same message
   * @param parking its bytes
   */
  public record Rejection(NewEvent event, Parking parking) {}

  /** Rejects these; what was rejected already is not told again. */
  @Transactional
  public void reject(List<Rejection> batch) {
    Set<UUID> fresh = park.insert(batch.stream().map(Rejection::parking).toList());
    events.append(
        batch.stream()
            .filter(rejection -> fresh.remove(rejection.parking().id()))
            .map(Rejection::event)
            .toList());
  }
}
