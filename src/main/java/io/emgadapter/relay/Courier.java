package io.emgadapter.relay;

import io.emgadapter.ledger.DueDelivery;
import io.emgadapter.ledger.Failures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a batch to its destinations so that none harms another: a broker closes a whole channel for
 * one queue that may not be written to, so the exchange and the senders' own queues go apart, and
 * what a closed channel took along goes again one by one.
 */
final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final Publisher publisher;
  private final Runnable declare;
  private boolean down;

  /**
   * @param declare declares what the adapter publishes to, in case it was deleted
   */
  Courier(Publisher publisher, Runnable declare) {
    this.publisher = publisher;
    this.declare = declare;
  }

  Map<DueDelivery, Published> deliver(List<DueDelivery> due) {
    Map<DueDelivery, Published> delivered = new LinkedHashMap<>();
    toExchange(due.stream().filter(each -> !each.destination().isReply()).toList(), delivered);
    toReplies(due.stream().filter(each -> each.destination().isReply()).toList(), delivered);
    return delivered;
  }

  private void toExchange(List<DueDelivery> events, Map<DueDelivery, Published> delivered) {
    if (events.isEmpty()) {
      return;
    }
    List<Published> published = publisher.publish(events);
    boolean failed = !published.contains(Published.CONFIRMED) && isUnconfirmed(published);
    tell(failed);
    if (failed) {
      declareAgain();
    }
    put(events, published, delivered);
  }

  private void toReplies(List<DueDelivery> replies, Map<DueDelivery, Published> delivered) {
    if (replies.isEmpty()) {
      return;
    }
    put(replies, publisher.publish(replies), delivered);
    for (DueDelivery reply : replies) {
      if (delivered.get(reply) == Published.UNCONFIRMED && publisher.isReachable()) {
        Published alone = publisher.publish(List.of(reply)).getFirst();
        boolean refused = alone == Published.UNCONFIRMED && publisher.isReachable();
        delivered.put(reply, refused ? Published.REFUSED : alone);
      }
    }
  }

  private void tell(boolean failed) {
    if (failed && !down) {
      LOG.warn("The broker takes no events; they wait in the ledger and are tried again");
    } else if (!failed && down) {
      LOG.info("The broker takes events again");
    }
    down = failed;
  }

  private void declareAgain() {
    try {
      declare.run();
    } catch (RuntimeException e) {
      LOG.debug("Nothing could be declared: {}", Failures.kind(e));
    }
  }

  private static boolean isUnconfirmed(List<Published> published) {
    return published.contains(Published.UNCONFIRMED);
  }

  private static void put(
      List<DueDelivery> due, List<Published> published, Map<DueDelivery, Published> delivered) {
    for (int i = 0; i < due.size(); i++) {
      delivered.put(due.get(i), published.get(i));
    }
  }
}
