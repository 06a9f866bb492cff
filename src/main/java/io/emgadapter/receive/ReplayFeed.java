package io.emgadapter.receive;

import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.work.Durably;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes a parked notification of a feed once more, as if it had just come. */
@Component
public class ReplayFeed {
  private final Feeds feeds;

  ReplayFeed(Feeds feeds) {
    this.feeds = feeds;
  }

  /**
   * Takes it within the transaction of the caller, which must be rolled back if it would be parked
   * again. Fails at once if the ledger is out of reach.
   *
   * @param parkedAs the source under which it is parked, {@link Park#STREAM} or {@link Park#IBX}
   * @return why it would be parked again, at most one reason; none if it took effect
   */
  public List<Parking> take(String subscription, String parkedAs, byte[] bytes) {
    FeedSource source = parkedAs.equals(Park.IBX) ? FeedSource.IBX : FeedSource.PUSH;
    return feeds.take(new Durably(() -> true), subscription, source, List.of(FeedJson.item(bytes)));
  }
}
