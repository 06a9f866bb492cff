package io.emgadapter.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import io.emgadapter.sandbox.TcpProxy;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * How fast recorded events are published when nothing else is to be done: while the broker cannot
 * be reached, Equinix sends notifications; then it is there again.
 */
final class RelayAlone {
  private static final int EVENTS = 12_000;
  private static final int BATCH = 200;
  private static final BasicProperties PERSISTENT = MessageProperties.MINIMAL_PERSISTENT_BASIC;
  private static final int ORDERS = 1_500;
  private static final int PATIENCE = 60;

  private final World world;
  private final Options options;
  private final Results results;
  private final Adapter adapter;
  private final Upstream upstream;

  RelayAlone(World world, Options options, Results results, Adapter adapter, Upstream upstream) {
    this.world = world;
    this.options = options;
    this.results = results;
    this.adapter = adapter;
    this.upstream = upstream;
  }

  void run() {
    world.emg().ask("forget", "forgot");
    int http = Database.freePort();
    try (TcpProxy proxy = new TcpProxy(world.rabbit().host(), world.rabbit().port());
        Child child =
            adapter.start(http, options.heap(), Map.of("spring.rabbitmq.port", proxy.port()))) {
      adapter.awaitReady(child, http);
      int before = upstream.others();
      world.emg().ask("notices 2000 " + ORDERS, "noticed");
      Adapted.Waiting.until(upstream::others, before + 2_000, PATIENCE);
      for (int round = 0; round < options.rounds(); round++) {
        record(proxy);
        publish(proxy);
        bare();
      }
    }
  }

  private void record(TcpProxy proxy) {
    proxy.refuse(true);
    proxy.cut();
    world.emg().ask("notices " + EVENTS + " " + ORDERS, "noticed");
    long begun = System.nanoTime();
    Adapted.Waiting.until(() -> -waiting(), 0, PATIENCE);
    results.add("relay.recorded.rate", EVENTS * 1e9 / (System.nanoTime() - begun));
  }

  /** The same by hand: as many messages of that size, by the same exchange to the same queue. */
  private void bare() {
    byte[] body = "x".repeat(upstream.lengthOfOthers()).getBytes(US_ASCII);
    int before = upstream.others();
    try (Connection connection = world.rabbit().connect();
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      long begun = System.nanoTime();
      for (int number = 1; number <= EVENTS; number++) {
        channel.basicPublish(adapter.exchange(), "bench.bare", true, PERSISTENT, body);
        if (number % BATCH == 0) {
          channel.waitForConfirmsOrDie(30_000);
        }
      }
      long last = Adapted.Waiting.until(upstream::others, before + EVENTS, PATIENCE);
      results.add("relay.bare.rate", EVENTS * 1e9 / (last - begun));
    } catch (IOException | InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private int waiting() {
    return Integer.parseInt(world.emg().ask("stats", "stats ").split(" ", -1)[3]);
  }

  private void publish(TcpProxy proxy) {
    int before = upstream.others();
    proxy.refuse(false);
    long first = Adapted.Waiting.until(upstream::others, before + EVENTS / 20, PATIENCE);
    int already = upstream.others() - before;
    long last = Adapted.Waiting.until(upstream::others, before + EVENTS, PATIENCE);
    results.add("relay.rate", (EVENTS - already) * 1e9 / (last - first));
  }
}
