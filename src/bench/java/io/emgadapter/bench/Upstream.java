package io.emgadapter.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The ITSM: publishes work requests and hears events, as cheaply as can be. */
final class Upstream implements AutoCloseable {
  private static final int UNCONFIRMED = 500;
  private static final String FINAL = "request.completed";
  private static final AMQP.BasicProperties PERSISTENT =
      MessageProperties.MINIMAL_PERSISTENT_BASIC.builder().contentType("application/json").build();

  /** Of one kind, without files, so that both roads to Equinix can take it. */
  private static final String REQUEST =
      """
      {"id":"%1$s","verb":"Create","resource":"SmartHands","subscription":"%2$s","context":{"ticket":"%1$s"},\
      "body":{"RequestorId":"%1$s","RequestorIdUnique":true,"Operation":"0001","Location":"LD8:00:000000",\
      "CustomerContact":"demo@equinix.com","CallContactBeforeStart":true,"CallContactBeforeComplete":false,\
      "SchedulingDetails":{"RequestedStartDate":null,"RequestedCompletionDate":null},\
      "Description":"Power-cycle the router in rack 0501 and wait until all its lamps are green again."}}\
      """;

  private final Connection connection;
  private final Channel publishing;
  private final Channel hearing;
  private final String requests;
  private final String exchange;
  private final AtomicInteger others = new AtomicInteger();
  private volatile int lengthOfOthers;
  private volatile Tally tally = new Tally("none", 0);

  Upstream(Rabbit rabbit, String requests, String exchange) {
    this.requests = requests;
    this.exchange = exchange;
    this.connection = rabbit.connect();
    try {
      publishing = connection.createChannel();
      publishing.confirmSelect();
      hearing = connection.createChannel();
      String queue = hearing.queueDeclare(exchange + ".heard", true, false, false, null).getQueue();
      hearing.queueBind(queue, exchange, "#");
      hearing.queuePurge(queue);
      hearing.basicConsume(queue, true, (_, delivery) -> heard(delivery), _ -> {});
    } catch (IOException e) {
      throw new IllegalStateException("The broker refused a queue.", e);
    }
  }

  private void heard(Delivery delivery) {
    if (!delivery.getEnvelope().getRoutingKey().startsWith(FINAL)) {
      lengthOfOthers = delivery.getBody().length;
      others.incrementAndGet();
      return;
    }
    String text = new String(delivery.getBody(), ISO_8859_1);
    String id = value(text, "\"requestId\":\"");
    Tally now = tally;
    int dash = id.lastIndexOf('-');
    if (dash > 0 && id.substring(0, dash).equals(now.name())) {
      boolean acknowledged = text.contains("\"outcome\":\"ACKNOWLEDGED\"");
      now.ended(
          Integer.parseInt(id, dash + 1, id.length(), 10), value(text, "\"id\":\""), acknowledged);
    }
  }

  private static String value(String text, String before) {
    int from = text.indexOf(before) + before.length();
    return text.substring(from, text.indexOf('"', from));
  }

  /** How many events came that were not final ones. */
  int others() {
    return others.get();
  }

  /** How many bytes the last of them had. */
  int lengthOfOthers() {
    return lengthOfOthers;
  }

  /** From here on the events of these orders count. */
  void expect(Tally next) {
    tally = next;
  }

  /** Publishes all at once and waits until the broker has them. */
  void publish(Tally orders, int count, String subscription) {
    try {
      for (int number = 0; number < count; number++) {
        publish(orders.id(number), subscription);
        if (number % UNCONFIRMED == UNCONFIRMED - 1) {
          publishing.waitForConfirmsOrDie(60_000);
        }
      }
      publishing.waitForConfirmsOrDie(60_000);
    } catch (IOException | InterruptedException | TimeoutException e) {
      throw new IllegalStateException("The broker did not take the work requests.", e);
    }
  }

  /**
   * Publishes at a steady rate, whatever comes back: each request at the moment that was set for it
   * before, so that a stall of what is measured shows in every request that it held up.
   */
  void publish(Tally orders, int count, double perSecond, String subscription) {
    long start = System.nanoTime();
    try {
      for (int number = 0; number < count; number++) {
        long at = start + (long) (number * 1_000_000_000.0 / perSecond);
        for (long wait = at - System.nanoTime(); wait > 0; wait = at - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
        orders.due(number, at);
        publish(orders.id(number), subscription);
      }
    } catch (IOException e) {
      throw new IllegalStateException("The broker did not take the work requests.", e);
    }
  }

  private void publish(String id, String subscription) throws IOException {
    byte[] body = REQUEST.formatted(id, subscription).getBytes(UTF_8);
    publishing.basicPublish("", requests, PERSISTENT, body);
  }

  /** Empties the queue of work requests. */
  void purge() {
    try {
      publishing.queuePurge(requests);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Removes what was declared under these names, and ends. */
  @Override
  public void close() {
    try {
      for (String queue : new String[] {exchange + ".heard", requests, requests + ".dead"}) {
        publishing.queueDelete(queue);
      }
      publishing.exchangeDelete(exchange);
      connection.close();
    } catch (IOException e) {
      throw new IllegalStateException("Names of the benchmark are left at the broker.", e);
    }
  }
}
