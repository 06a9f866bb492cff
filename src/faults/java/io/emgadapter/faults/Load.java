package io.emgadapter.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/**
 * Upstream systems: offer requests at a steady rate on one channel, and offer again what was not
 * confirmed, as they should. Some of what was confirmed they offer once more a while later, and now
 * and then they send what no reader survives.
 */
final class Load implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final long CONFIRM_MILLIS = 5_000;

  /** Later than the latest begin of what is urgent. */
  private static final Duration AGAIN = Duration.ofSeconds(8);

  private static final int AGAIN_EACH = 4;
  private static final String UNREADABLE = "{\"id\": \"unreadable\", \"x\": 1e9999999999}";

  private final Broker broker;
  private final Offers offers;
  private final double perTick;
  private final Runnable mischief;
  private final List<Offer> offered = new CopyOnWriteArrayList<>();
  private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
  private final Queue<Again> again = new ArrayDeque<>();
  private final Thread thread;
  private volatile boolean stopped;

  /**
   * @param perSecond so many requests about
   * @param mischief done once a second
   */
  Load(Broker broker, Offers offers, int perSecond, Runnable mischief) {
    this.broker = broker;
    this.offers = offers;
    this.perTick = perSecond * TICK.toMillis() / 1000.0;
    this.mischief = mischief;
    this.thread = Thread.ofPlatform().daemon().name("load").start(this::run);
  }

  private record Again(long due, Offer offer) {}

  private void run() {
    List<Offer> unsure = new ArrayList<>();
    while (!stopped || !unsure.isEmpty()) {
      try (Connection connection = broker.connect();
          Channel channel = connection.createChannel()) {
        channel.confirmSelect();
        offer(channel, unsure);
      } catch (IOException | TimeoutException | RuntimeException e) {
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void offer(Channel channel, List<Offer> unsure)
      throws IOException, InterruptedException, TimeoutException {
    double due = 0;
    for (int ticks = 0; !stopped || !unsure.isEmpty(); ticks++) {
      due += stopped ? 0 : perTick;
      while (due >= 1) {
        List<Offer> next = offers.next();
        unsure.addAll(next);
        offered.addAll(next);
        due -= next.size();
      }
      publish(channel, unsure);
      if (ticks % 10 == 0 && !stopped) {
        mischief.run();
        publish(channel, UNREADABLE);
      }
      repeat(channel);
      Thread.sleep(TICK);
    }
  }

  private void publish(Channel channel, List<Offer> unsure)
      throws IOException, InterruptedException, TimeoutException {
    if (unsure.isEmpty()) {
      return;
    }
    for (Offer each : unsure) {
      publish(channel, each.json());
    }
    channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
    unsure.forEach(this::confirmed);
    unsure.clear();
  }

  private void publish(Channel channel, String json) throws IOException {
    channel.basicPublish(
        "",
        broker.where().requests(),
        true,
        MessageProperties.PERSISTENT_BASIC,
        json.getBytes(UTF_8));
  }

  private void confirmed(Offer offer) {
    confirmed.add(offer.id());
    if (offer.id().contains("-urgent-") || confirmed.size() % AGAIN_EACH == 0) {
      again.add(new Again(System.nanoTime() + AGAIN.toNanos(), offer));
    }
  }

  /** As a sender does that crashed before it noted the confirm. */
  private void repeat(Channel channel) throws IOException {
    while (!again.isEmpty() && again.element().due() - System.nanoTime() < 0) {
      publish(channel, again.remove().offer().json());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(TICK.multipliedBy(3));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  List<Offer> offered() {
    return List.copyOf(offered);
  }

  Set<String> confirmed() {
    return confirmed;
  }

  /** Offers nothing more; returns when all is confirmed, or after half a minute. */
  @Override
  public void close() {
    stopped = true;
    try {
      thread.join(Duration.ofSeconds(30));
      thread.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
