package io.emgadapter.follow;

import io.emgadapter.gateway.OrderReader;
import io.emgadapter.gateway.OrderReader.View;
import io.emgadapter.gateway.OrderReader.View.Failed;
import io.emgadapter.gateway.OrderReader.View.Hidden;
import io.emgadapter.gateway.OrderReader.View.NotAsked;
import io.emgadapter.gateway.OrderReader.View.Seen;
import io.emgadapter.ledger.polls.ClaimPolls.ClaimedPoll;
import io.emgadapter.ledger.polls.PollPolicy;
import io.emgadapter.ledger.polls.RecordPolls;
import io.emgadapter.notification.OrderNews;
import io.emgadapter.notification.PolledNews;
import io.emgadapter.sight.Counting;
import io.emgadapter.work.Durably;
import io.emgadapter.work.LogKey;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Records in the ledger what reading an order showed. */
@Component
class OrderPolls {
  private static final Logger LOG = LoggerFactory.getLogger(OrderPolls.class);
  private static final int NOT_STORABLE = -1;
  private static final int GIVEN_UP = 1000;

  private final RecordPolls recordPolls;
  private final FollowMeters meters;

  OrderPolls(RecordPolls recordPolls, FollowMeters meters) {
    this.recordPolls = recordPolls;
    this.meters = meters;
  }

  /** Stops following orders of an account that have not changed for a long time. */
  void giveUp(String subscription, PollPolicy policy) {
    recordPolls.giveUp(subscription, policy, GIVEN_UP);
  }

  /**
   * Reads one order and records what was seen.
   *
   * @return for how long its subscription cannot be asked; zero if it can
   */
  Duration poll(Durably durably, OrderReader reader, ClaimedPoll poll, PollPolicy policy) {
    View seen = reader.read(poll.subscription(), poll.servicerId());
    if (Thread.currentThread()
        .isInterrupted()) { // a call that was cut off says nothing about the order
      return Duration.ZERO;
    }
    Counting.now(() -> meters.polled(seen));
    switch (seen) {
      case Seen all -> record(durably, poll, policy, all);
      case Hidden(var cause, var calls) -> {
        LOG.atInfo()
            .addKeyValue(LogKey.ORDER, poll.servicerId())
            .log("Equinix does not show an order: {} It is asked again later", cause);
        putOff(durably, poll, policy.atMost(), calls);
      }
      case Failed(var cause, var calls) -> {
        LOG.atInfo()
            .addKeyValue(LogKey.ORDER, poll.servicerId())
            .log("An order could not be read: {} Equinix is asked again", cause);
        putOff(durably, poll, policy.every(), calls);
      }
      case NotAsked(_, var retryAfter, var calls) -> {
        putOff(durably, poll, retryAfter, calls);
        return retryAfter;
      }
    }
    return Duration.ZERO;
  }

  private void record(Durably durably, ClaimedPoll poll, PollPolicy policy, Seen seen) {
    List<OrderNews> read =
        new PolledNews(poll.servicerId(), reference(poll, seen), poll.resource())
            .read(seen.details(), seen.negotiations());
    int recorded =
        durably
            .run(
                List.of(poll),
                _ -> List.of(recordPolls.record(poll, policy, read, seen.calls())),
                _ -> NOT_STORABLE)
            .getFirst();
    if (recorded == NOT_STORABLE) {
      putOff(durably, poll, policy.atMost(), seen.calls());
    }
  }

  /** At Equinix, an order that we placed has a shortened reference with an ending of ours. */
  private static @Nullable String reference(ClaimedPoll poll, Seen seen) {
    String theirs = seen.details().path("customerReferenceId").asString("").strip();
    boolean usable = !poll.isOurs() && !theirs.isEmpty() && theirs.length() <= 200;
    return poll.requestorId() == null && usable ? theirs : poll.requestorId();
  }

  private void putOff(Durably durably, ClaimedPoll poll, Duration dueIn, int calls) {
    durably.untilDone(() -> recordPolls.putOff(poll, dueIn, calls));
  }
}
