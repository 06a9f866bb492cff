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
 * Publishes a batch so that none harms another. A broker closes a whole channel for one message
 * that it does not take; so what a closed channel took along goes again in halves, until the one is
 * found.
 */
final class BatchPublisher {
  private final Publisher publisher;
  private final Duration longest;
  private final IntPredicate isForAll;

  /**
   * @param longest how long the broker may take for a batch
   * @param isForAll whether a channel that is closed with this code would be closed for any message
   */
  BatchPublisher(Publisher publisher, Duration longest, IntPredicate isForAll) {
    this.publisher = publisher;
    this.longest = longest;
    this.isForAll = isForAll;
  }

  /** Publishes, as long as it may. Never throws. */
  List<Published> deliver(List<Delivery> copies, BooleanSupplier may) {
    if (copies.isEmpty() || !may.getAsBoolean()) {
      return Collections.nCopies(copies.size(), Published.OUT_OF_REACH);
    }
    Publisher.Batch batch = publisher.publish(copies, longest);
    ShutdownSignalException closed = batch.closed();
    if (closed == null) {
      return batch.published();
    }
    if (isForAll.test(code(closed))) {
      return replaced(batch.published(), Published.OUT_OF_REACH);
    }
    return copies.size() == 1
        ? replaced(batch.published(), Published.REFUSED)
        : halved(copies, batch.published(), may);
  }

  /** What the broker had confirmed before stays so. */
  private List<Published> halved(
      List<Delivery> copies, List<Published> published, BooleanSupplier may) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < copies.size(); i++) {
      if (published.get(i) == Published.SILENT) {
        places.add(i);
      }
    }
    List<Published> all = new ArrayList<>(published);
    int half = (places.size() + 1) / 2;
    for (List<Integer> part :
        List.of(places.subList(0, half), places.subList(half, places.size()))) {
      List<Published> again = deliver(part.stream().map(copies::get).toList(), may);
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
