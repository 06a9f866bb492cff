package io.emgadapter.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** So many requests wait in the queue when one small instance starts; how fast, and how large? */
final class Backlog {
  private static final int CHUNK = 500;
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final int requests;
  private final Duration longest;
  private final Consumer<String> out;

  /**
   * @param longest after this it gives up
   * @param out hears every few seconds how far it is
   */
  Backlog(int requests, Duration longest, Consumer<String> out) {
    this.requests = requests;
    this.longest = longest;
    this.out = out;
  }

  /**
   * What was measured.
   *
   * @param peakKib the most memory that the instance had, as the system counts it
   */
  record Drained(int requests, int ended, Duration took, long peakKib) {
    double perSecond() {
      return ended * 1000.0 / Math.max(1, took.toMillis());
    }

    @Override
    public String toString() {
      return "Backlog: %d of %d requests ended in %d s, %.1f a second; the instance took %d MiB at most"
          .formatted(ended, requests, took.toSeconds(), perSecond(), peakKib / 1024);
    }
  }

  /** Fills the queue of a world whose instances have been there once, and drains it. */
  Drained drain(World world) throws InterruptedException {
    fill(world.broker);
    long begun = System.nanoTime();
    Instance instance = world.fleet.beginPlain();
    long peak = 0;
    while (ended(world) < requests && since(begun).compareTo(longest) < 0) {
      Thread.sleep(EVERY);
      peak = Math.max(peak, peakKib(instance.pid()));
      out.accept(new Drained(requests, ended(world), since(begun), peak).toString());
    }
    return new Drained(requests, ended(world), since(begun), peak);
  }

  private static int ended(World world) {
    return world.heard.finals.size();
  }

  private void fill(Broker broker) throws InterruptedException {
    Offers offers = new Offers(1, "b");
    try (Connection connection = broker.connect();
        Channel channel = connection.createChannel()) {
      AtomicInteger lost = new AtomicInteger();
      channel.addReturnListener(_ -> lost.incrementAndGet());
      channel.confirmSelect();
      List<Offer> chunk = new ArrayList<>();
      for (int i = 1; i <= requests; i++) {
        chunk.add(offers.create());
        if (chunk.size() == CHUNK || i == requests) {
          for (Offer each : chunk) {
            channel.basicPublish(
                "",
                broker.where().requests(),
                true,
                MessageProperties.PERSISTENT_BASIC,
                each.json().getBytes(UTF_8));
          }
          channel.waitForConfirmsOrDie(60_000);
          if (lost.get() > 0) {
            throw new IllegalStateException("There is no queue for the backlog.");
          }
          chunk.clear();
        }
      }
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException("The queue could not be filled.", e);
    }
  }

  /** {@code VmHWM}; 0 where the system does not tell. */
  private static long peakKib(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
