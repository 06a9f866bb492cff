package io.emgadapter.dispatch;

import io.emgadapter.ledger.Claim;
import io.emgadapter.ledger.ClaimedTask;
import io.emgadapter.ledger.Lease;
import io.emgadapter.ledger.Room;
import java.util.List;

/** Claims what waits in the ledger for one route, as far as there is room for it in hand. */
final class Claims {
  private final String route;
  private final Claim claim;
  private final BlockedSubscriptions blocked;
  private final Hand hand;
  private final Way way;
  private final Lease lease;
  private final int most;

  /**
   * @param most so many with one claim
   */
  Claims(
      String route,
      Claim claim,
      BlockedSubscriptions blocked,
      Hand hand,
      Way way,
      Lease lease,
      int most) {
    this.route = route;
    this.claim = claim;
    this.blocked = blocked;
    this.hand = hand;
    this.way = way;
    this.lease = lease;
    this.most = most;
  }

  /** Claims some; says whether there may be more that can be claimed at once. */
  boolean round() {
    Room room = hand.room(blocked.of(route), most);
    if (room.most() == 0) {
      return false; // who gives something back rings
    }
    List<ClaimedTask> claimed = claim.claim(lease, route, room);
    boolean roomAgain = !claimed.isEmpty() && way.claimed(claimed, room);
    return roomAgain || claimed.size() == room.most();
  }
}
