package io.emgadapter.relay;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;
import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.relay.Confirms.Published;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/**
 * Publishes a batch so that no event harms another. A broker closes the whole channel because of
 * one message that it does not take. So what was lost with the channel is published again in
 * halves, until that one message is found.
 */
final class BatchPublisher {
  private final Publisher publisher;
  private final Duration longest;
  private final IntPredicate isForAll;

  /**
   * @param longest how long the broker may take for a batch
   * @param isForAll whether a reply code means that the broker closes the channel for any message
   */
  BatchPublisher(Publisher publisher, Duration longest, IntPredicate isForAll) {
    this.publisher = publisher;
    this.longest = longest;
    this.isForAll = isForAll;
  }

  /** Publishes as long as {@code may} says so. Never throws. */
  List<Published> publish(List<Delivery> deliveries, BooleanSupplier may) {
    if (deliveries.isEmpty() || !may.getAsBoolean()) {
      return Collections.nCopies(deliveries.size(), Published.OUT_OF_REACH);
    }
    Publisher.Batch batch = publisher.publish(deliveries, longest);
    ShutdownSignalException closed = batch.closed();
    if (closed == null) {
      return batch.published();
    }
    if (isForAll.test(code(closed))) {
      return replaced(batch.published(), Published.OUT_OF_REACH);
    }
    return deliveries.size() == 1
        ? replaced(batch.published(), Published.REFUSED)
        : halved(deliveries, batch.published(), may);
  }

  /** What the broker confirmed before it closed the channel stays confirmed. */
  private List<Published> halved(
      List<Delivery> deliveries, List<Published> published, BooleanSupplier may) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < deliveries.size(); i++) {
      if (published.get(i) == Published.SILENT) {
        places.add(i);
      }
    }
    List<Published> all = new ArrayList<>(published);
    int half = (places.size() + 1) / 2;
    for (List<Integer> part :
        List.of(places.subList(0, half), places.subList(half, places.size()))) {
      List<Published> again = publish(part.stream().map(deliveries::get).toList(), may);
      for (int i = 0; i < part.size(); i++) {
        all.set(part.get(i), again.get(i));
      }
    }
    return all;
  }

  private static List<Published> replaced(List<Published> published, Published silent) {
    return published.stream().map(word -> word == Published.SILENT ? silent : word).toList();
  }

  private static int code(ShutdownSignalException closed) {
    return closed.getReason() instanceof AMQP.Channel.Close close ? close.getReplyCode() : 0;
  }

  void close() {
    publisher.close();
  }
}
