package io.emgadapter.follow;

import io.emgadapter.gateway.Gateway;
import io.emgadapter.gateway.Gateway.Lookup;
import io.emgadapter.gateway.Gateway.Lookup.NoView;
import io.emgadapter.gateway.Gateway.Lookup.NotAsked;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.ledger.lookup.ClaimLookups;
import io.emgadapter.ledger.lookup.ClaimLookups.ClaimedLookup;
import io.emgadapter.order.Route;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.sight.Counting;
import io.emgadapter.work.Bells;
import io.emgadapter.work.BoundedWork;
import io.emgadapter.work.Lease;
import io.emgadapter.work.Lease.Instance;
import io.emgadapter.work.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Looks up UNKNOWN Tasks at Equinix, a few at a time. */
@Component
class LookUps extends BoundedWork {
  private static final Duration NO_GATEWAY = Duration.ofMinutes(1);
  private static final int AT_ONCE = 8;
  private static final Duration EVERY = Duration.ofSeconds(30);

  private final ClaimLookups claimLookups;
  private final Map<Route, Gateway> gateways;
  private final RecordLooks recordLooks;
  private final FollowMeters meters;
  private final Lease lease;

  LookUps(
      ClaimLookups claimLookups,
      List<Gateway> gateways,
      RecordLooks recordLooks,
      FollowMeters meters,
      Deadlines deadlines,
      Instance instance,
      Bells bells) {
    super(Phase.FOLLOW, "look-up", AT_ONCE, bells.lookUps(), EVERY);
    this.claimLookups = claimLookups;
    this.gateways = Gateway.byRoute(gateways);
    this.recordLooks = recordLooks;
    this.meters = meters;
    this.lease = new Lease(instance.name() + "/look-up", deadlines.lease());
  }

  @Override
  protected void fill() {
    recordLooks.tell();
    int free = free();
    if (free > 0) {
      claimLookups.claim(lease, free).forEach(task -> ask(() -> lookUp(task)));
    }
  }

  /** Says whether Equinix could be asked; if not, the next look-up should wait. */
  private boolean lookUp(ClaimedLookup task) {
    Lookup seen = look(task);
    PausePoint.LOOKED.reach();
    if (Thread.currentThread()
        .isInterrupted()) { // so that a look-up that was cut off does not count
      return false;
    }
    recordLooks.record(durably(), task, seen);
    Counting.now(() -> meters.looked(seen));
    return !(seen instanceof NotAsked);
  }

  private Lookup look(ClaimedLookup task) {
    String text = task.text();
    if (text == null) {
      return new NoView("The backup has no text of it; only an Ack tells what became of it.");
    }
    Gateway gateway = gateways.get(task.route());
    return gateway == null
        ? new NotAsked("Its route is not set up.", NO_GATEWAY)
        : gateway.lookup(
            new SealedTask(
                task.id(),
                task.subscription(),
                task.verb(),
                task.resource(),
                text,
                task.signature(),
                task.rest()));
  }
}
