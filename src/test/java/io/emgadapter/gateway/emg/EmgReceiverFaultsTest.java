package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.SharedBroker;
import io.emgadapter.sandbox.TcpProxy;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.junit.jupiter.api.Test;

class EmgReceiverFaultsTest {

  private static final ReceiverLimits LIMITS =
      new ReceiverLimits(40, 20, 1 << 20, 1 << 20, Duration.ofMinutes(5));

  private final Set<Integer> got = new ConcurrentSkipListSet<>();

  private void keep(List<Incoming> batch) {
    batch.forEach(each -> got.add(number(each)));
    EmgReceiver.acceptAll(batch);
  }

  private static int number(Incoming incoming) {
    return Integer.parseInt(new String(incoming.body(), StandardCharsets.UTF_8));
  }

  private static Set<Integer> numbers(int to) {
    return IntStream.range(0, to).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void cutsLoseNothing() throws ClientException {
    EmbeddedBroker broker = SharedBroker.get();
    String queue = SharedBroker.newQueue("outgoing");
    Rig.putNumbers(broker, queue, 0, 1_000);
    var handled = new AtomicInteger();
    try (var proxy = new TcpProxy(EmbeddedBroker.HOST, broker.port());
        var receiver =
            new EmgReceiver(
                Rig.to(proxy.port(), queue),
                LIMITS,
                batch -> {
                  if (handled.incrementAndGet() % 10 == 0) {
                    proxy.cut();
                  }
                  keep(batch);
                })) {
      await().atMost(Duration.ofSeconds(60)).until(() -> got.size() == 1_000);
      await().atMost(Duration.ofSeconds(60)).until(() -> broker.depth(queue) == 0);
      assertThat(receiver.connected()).isTrue();
    }
    assertThat(got).isEqualTo(numbers(1_000));
  }

  @Test
  void aLinkLostWithABatchInHandMakesAcceptingANoOpAndTheQueueDeliversAgain()
      throws ClientException {
    EmbeddedBroker broker = SharedBroker.get();
    String queue = SharedBroker.newQueue("outgoing");
    Rig.putNumbers(broker, queue, 0, 5);
    var inHand = new CountDownLatch(1);
    var cut = new CountDownLatch(1);
    var calls = new AtomicInteger();
    try (var proxy = new TcpProxy(EmbeddedBroker.HOST, broker.port());
        var receiver =
            new EmgReceiver(
                Rig.to(proxy.port(), queue),
                LIMITS,
                batch -> {
                  if (calls.getAndIncrement() == 0) {
                    inHand.countDown();
                    await().until(() -> cut.getCount() == 0);
                    EmgReceiver.acceptAll(batch);
                  } else {
                    keep(batch);
                  }
                })) {
      await().until(() -> inHand.getCount() == 0);
      proxy.cut();
      await().until(() -> !receiver.connected() || calls.get() > 1);
      cut.countDown();
      await().until(() -> got.equals(numbers(5)));
      await().until(() -> broker.depth(queue) == 0);
    }
  }

  @Test
  void aBrokerThatComesBackIsServedAgain() throws Exception {
    int port = freePort();
    try (var receiver = new EmgReceiver(Rig.to(port, "outgoing"), LIMITS, this::keep)) {
      serve(port, 0, 10);
      await().until(() -> !receiver.connected());
      serve(port, 10, 20);
    }
    assertThat(got).isEqualTo(numbers(20));
  }

  private void serve(int port, int from, int to) throws ClientException {
    try (var broker = EmbeddedBroker.start(port)) {
      broker.createQueue("outgoing");
      Rig.putNumbers(broker, "outgoing", from, to);
      await().until(() -> got.size() == to);
    }
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  @Test
  void aLinkThatTheBrokerDetachesIsOpenedAgain() throws ClientException {
    EmbeddedBroker broker = SharedBroker.get();
    String queue = SharedBroker.newQueue("outgoing");
    try (var receiver = new EmgReceiver(Rig.to(broker.port(), queue), LIMITS, this::keep)) {
      await().until(receiver::connected);
      Rig.admin(broker, admin -> admin.deleteQueue(queue));
      await().until(() -> !receiver.connected());
      broker.createQueue(queue);
      Rig.putNumbers(broker, queue, 0, 10);
      await().until(() -> got.size() == 10);
    }
  }

  @Test
  void aConnectionThatTheBrokerClosesIsOpenedAgain() throws ClientException {
    EmbeddedBroker broker = SharedBroker.get();
    String queue = SharedBroker.newQueue("outgoing");
    try (var receiver = new EmgReceiver(Rig.to(broker.port(), queue), LIMITS, this::keep)) {
      await().until(receiver::connected);
      broker.dropConnections();
      Rig.putNumbers(broker, queue, 0, 10);
      await().until(() -> got.size() == 10);
    }
  }

  @Test
  void aLinkThatFellSilentWithoutAnErrorIsOpenedAnew() throws ClientException {
    EmbeddedBroker broker = SharedBroker.get();
    String queue = SharedBroker.newQueue("outgoing");
    var watchful = new ReceiverLimits(40, 20, 1 << 20, 1 << 20, Duration.ofSeconds(2));
    try (var proxy = new TcpProxy(EmbeddedBroker.HOST, broker.port());
        var receiver = new EmgReceiver(Rig.to(proxy.port(), queue), watchful, this::keep)) {
      await().until(receiver::connected);
      proxy.hold();
      Rig.putNumbers(broker, queue, 0, 10);
      // The connection under the silent link is dead for good; only a new one brings the messages.
      await().atMost(Duration.ofSeconds(30)).until(() -> !receiver.connected());
      proxy.cut();
      proxy.flow();
      await().atMost(Duration.ofSeconds(30)).until(() -> got.size() == 10);
    }
  }
}
