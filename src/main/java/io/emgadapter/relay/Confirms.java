package io.emgadapter.relay;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ConfirmListener;
import com.rabbitmq.client.ReturnListener;
import com.rabbitmq.client.ShutdownListener;
import com.rabbitmq.client.ShutdownSignalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the broker answers on one channel to the messages of a batch. It returns a message that it
 * could not route before it confirms it.
 */
final class Confirms implements ConfirmListener, ReturnListener, ShutdownListener {
  private static final Duration MOMENT = Duration.ofMillis(50);

  private final TreeMap<Long, Integer> open = new TreeMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final Set<Integer> returned = new HashSet<>();
  private Published[] answers = new Published[0];
  private @Nullable ShutdownSignalException closed;

  /** Begins a batch of so many messages. */
  synchronized void begin(int messages) {
    open.clear();
    places.clear();
    returned.clear();
    answers = new Published[messages];
    Arrays.fill(answers, Published.SILENT);
  }

  /** One is about to be published; its id and its routing key identify it. */
  synchronized void publishing(long number, int place, String id, String key) {
    open.put(number, place);
    places.put(id + ' ' + key, place);
  }

  /** Waits until all are settled, the channel is closed, or this time has passed. */
  synchronized List<Published> await(Duration longest) throws InterruptedException {
    long until = System.nanoTime() + longest.toNanos();
    long left = longest.toNanos();
    while (!open.isEmpty() && closed == null && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = until - System.nanoTime();
    }
    awaitReturns();
    return new ArrayList<>(Arrays.asList(answers));
  }

  /** Some brokers refuse a message first and return it a moment later. */
  private void awaitReturns() throws InterruptedException {
    long until = System.nanoTime() + MOMENT.toNanos();
    long left = MOMENT.toNanos();
    while (Arrays.asList(answers).contains(Published.NACKED) && closed == null && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = until - System.nanoTime();
    }
  }

  /** Why the channel is closed; null while it is open. */
  synchronized @Nullable ShutdownSignalException closed() {
    return closed;
  }

  /** Whether the broker has answered everything. */
  synchronized boolean isSettled() {
    return open.isEmpty();
  }

  @Override
  public void handleAck(long number, boolean multiple) {
    settle(number, multiple, Published.CONFIRMED);
  }

  @Override
  public void handleNack(long number, boolean multiple) {
    settle(number, multiple, Published.NACKED);
  }

  private synchronized void settle(long number, boolean multiple, Published answer) {
    if (multiple) {
      Map<Long, Integer> settled = open.headMap(number, true);
      settled.values().forEach(place -> settle(place, answer));
      settled.clear();
    } else {
      Integer place = open.remove(number);
      if (place != null) {
        settle(place, answer);
      }
    }
    if (open.isEmpty()) {
      notifyAll();
    }
  }

  /** A broker may confirm or refuse a message that it returns; either way no queue has it. */
  private void settle(int place, Published answer) {
    answers[place] = returned.contains(place) ? Published.UNROUTED : answer;
  }

  @Override
  public synchronized void handleReturn(
      int code,
      String text,
      String exchange,
      String routingKey,
      AMQP.BasicProperties properties,
      byte[] body) {
    Integer place = places.get(properties.getMessageId() + ' ' + routingKey);
    if (place != null) {
      returned.add(place);
      if (answers[place] == Published.NACKED) {
        answers[place] = Published.UNROUTED;
        notifyAll();
      }
    }
  }

  @Override
  public synchronized void shutdownCompleted(ShutdownSignalException cause) {
    closed = cause;
    notifyAll();
  }

  /** What the broker answered to one published event. */
  enum Published {
    /** The broker has it. */
    CONFIRMED,
    /** No queue is bound for it. */
    UNROUTED,
    /** The broker did not take it because of a queue, which is full or cannot write. */
    NACKED,
    /** The broker takes no message like this one: it closed the channel. */
    REFUSED,
    /** The broker is in reach and answered nothing. */
    SILENT,
    /** The broker is out of reach, or takes nothing at all. */
    OUT_OF_REACH
  }
}
