package io.emgadapter.gateway.emg;

import static org.awaitility.Awaitility.await;

import io.emgadapter.gateway.emg.bus.Authority;
import io.emgadapter.gateway.emg.bus.Authority.Issued;
import io.emgadapter.gateway.emg.bus.ServiceBusLike;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/** What the tests against a {@link ServiceBusLike} share. */
final class BusRig {
  static final String QUEUE = "prod_queue";

  private BusRig() {}

  /** A queue of it, in clear. */
  static EmgQueue clear(ServiceBusLike bus) {
    return clear(bus, bus.port(), Way.DIRECT);
  }

  static EmgQueue clear(ServiceBusLike bus, int port, Way way) {
    return new EmgQueue("default", address("127.0.0.1", port, false), way);
  }

  /** A queue of it, over TLS, at a host of this name. */
  static EmgQueue secure(String host, int port, Way way) {
    return new EmgQueue("default", address(host, port, true), way);
  }

  private static ConnectionString address(String host, int port, boolean tls) {
    return new ConnectionString(host, port, tls, ServiceBusLike.USER, ServiceBusLike.KEY, QUEUE);
  }

  /** A way that trusts this authority. */
  static Way trusting(Authority authority) {
    SslBundle bundle = bundle(authority, null);
    return new Way(null, null, () -> bundle, Way.GIVE_UP);
  }

  /** With a client certificate, if one is given. */
  static SslBundle bundle(Authority authority, @Nullable Issued own) {
    return authority.client(own);
  }

  static EmgSender sender(EmgQueue queue) {
    return sender(queue, Duration.ofSeconds(10));
  }

  static EmgSender sender(EmgQueue queue, Duration budget) {
    return new EmgSender(
        queue, task -> task.text().getBytes(StandardCharsets.UTF_8), budget, Rig.WINDOW);
  }

  /** One that is connected. */
  static EmgSender openSender(EmgQueue queue) {
    EmgSender sender = sender(queue);
    await().until(sender::connected);
    return sender;
  }

  static final ReceiverLimits LIMITS =
      new ReceiverLimits(40, 20, 1 << 20, 1 << 20, Duration.ofMinutes(5));

  /** One that keeps the numbers that come, and takes them from the queue. */
  static EmgReceiver receiver(EmgQueue queue, Set<Integer> got) {
    return new EmgReceiver(queue, LIMITS, keepIn(got));
  }

  static Consumer<List<Incoming>> keepIn(Set<Integer> got) {
    return batch -> {
      batch.forEach(each -> got.add(number(each)));
      EmgReceiver.acceptAll(batch);
    };
  }

  static int number(Incoming incoming) {
    return Integer.parseInt(new String(incoming.body(), StandardCharsets.UTF_8));
  }
}
