package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Sent;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.gateway.emg.bus.Authority;
import io.emgadapter.gateway.emg.bus.BusOptions;
import io.emgadapter.gateway.emg.bus.ServiceBusLike;
import io.emgadapter.sandbox.TcpProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Both links over TLS, under load, cut at random in the middle of a frame. Its length is {@code
 * -Demg.test.cuts=PT10M}.
 */
class RandomCutsTest {
  private static final Duration LENGTH =
      Duration.parse(System.getProperty("emg.test.cuts", "PT20S"));
  private static final long SEED = Long.getLong("emg.test.seed", System.nanoTime());
  private static final Authority OURS = new Authority("The company's own authority");

  private final Random random = new Random(SEED);
  private final AtomicInteger cuts = new AtomicInteger();
  private final Set<Integer> got = new ConcurrentSkipListSet<>();
  private final List<UUID> sent = new ArrayList<>();
  private final Set<UUID> unknown = new HashSet<>();

  @Test
  void aLinkThatIsCutAtRandomLosesAndDoublesNothing() {
    BusOptions options =
        BusOptions.CLEAR
            .withTls(OURS.server(OURS.issue("localhost")))
            .withLock(Duration.ofSeconds(2));
    try (var bus = new ServiceBusLike(options);
        var proxy = new TcpProxy("127.0.0.1", bus.port());
        var sender =
            BusRig.sender(BusRig.secure("localhost", proxy.port(), BusRig.trusting(OURS)));
        var receiver =
            BusRig.receiver(
                new EmgQueue(
                    "default",
                    new ConnectionString(
                        "localhost",
                        proxy.port(),
                        true,
                        ServiceBusLike.USER,
                        ServiceBusLike.KEY,
                        "out"),
                    BusRig.trusting(OURS)),
                got)) {
      Thread cutting = Thread.ofVirtual().start(() -> cut(proxy));
      int put = load(bus, sender);
      cutting.interrupt();
      await().atMost(Duration.ofMinutes(2)).until(() -> bus.size("out") == 0);
      LoggerFactory.getLogger(getClass())
          .info(
              "seed {}: {} cuts, {} Tasks sent, {} unknown, {} messages received",
              SEED,
              cuts.get(),
              sent.size(),
              unknown.size(),
              got.size());

      List<UUID> arrived = bus.ids(BusRig.QUEUE).stream().map(UUID::fromString).toList();
      await().atMost(Duration.ofMinutes(1)).until(receiver::connected);
      assertThat(arrived).doesNotHaveDuplicates().containsAll(sent);
      assertThat(arrived).allMatch(id -> sent.contains(id) || unknown.contains(id));
      assertThat(unknown).hasSizeLessThanOrEqualTo(Rig.WINDOW * (cuts.get() + 1));
      assertThat(got).isEqualTo(IntStream.range(0, put).boxed().collect(Collectors.toSet()));
      assertThat(bus.dead("out")).isZero();
      assertThat(cuts).hasPositiveValue();
    }
  }

  private void cut(TcpProxy proxy) {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(Duration.ofMillis(300 + random.nextInt(1_500)).toNanos());
      cuts.incrementAndGet();
      if (random.nextBoolean()) {
        proxy.cutAfter(random.nextInt(20_000));
      } else {
        proxy.cut();
      }
    }
    proxy.cutAfter(Long.MAX_VALUE);
  }

  /** Sends again what did not leave, and nothing else; how many messages were put for us. */
  private int load(ServiceBusLike bus, EmgSender sender) {
    long end = System.nanoTime() + LENGTH.toNanos();
    List<SealedTask> open = List.of();
    int put = 0;
    while (System.nanoTime() - end < 0 || !open.isEmpty()) {
      if (open.isEmpty()) {
        open = Rig.tasks(100);
        bus.putNumbers("out", put, put + 50);
        put += 50;
      }
      open = send(sender, open);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return put;
  }

  private List<SealedTask> send(EmgSender sender, List<SealedTask> tasks) {
    List<Outcome> outcomes = sender.send(tasks);
    sent.addAll(Rig.ids(tasks, outcomes, Sent.class));
    unknown.addAll(Rig.ids(tasks, outcomes, Unknown.class));
    List<UUID> again = Rig.ids(tasks, outcomes, NotSent.class);
    return tasks.stream().filter(each -> again.contains(each.id())).toList();
  }
}
