package io.emgadapter.dispatch;

import io.emgadapter.ledger.Bell;
import io.emgadapter.ledger.ClaimedTask;
import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.Lease;
import io.emgadapter.ledger.Loop;
import java.time.Duration;
import java.util.List;

/** A route whose gateway takes many Tasks at once and answers later: batch after batch. */
final class InBatches implements Route {
  private final String route;
  private final Round round;
  private final Lease lease;
  private final Durably durably;
  private final int most;
  private final Loop loop;

  /**
   * @param most so many Tasks are sent together
   * @param bell this one's own
   */
  InBatches(
      String route, Round round, Lease lease, Durably durably, int most, Bell bell, Duration poll) {
    this.route = route;
    this.round = round;
    this.lease = lease;
    this.durably = durably;
    this.most = most;
    this.loop = new Loop("dispatch " + route, bell, poll, this::batch);
  }

  private boolean batch() {
    List<ClaimedTask> claimed = round.claim(lease, route, most);
    round.go(lease, claimed, durably);
    return claimed.size() == most;
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void askToStop() {
    loop.askToStop();
  }

  @Override
  public void stop(Duration grace) {
    loop.stop();
  }
}
