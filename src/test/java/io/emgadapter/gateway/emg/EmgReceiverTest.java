package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.gateway.emg.Incoming.Form;
import io.emgadapter.sandbox.SharedBroker;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.qpid.protonj2.client.AdvancedMessage;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.junit.jupiter.api.Test;

class EmgReceiverTest {

  private static final ReceiverLimits SMALL =
      new ReceiverLimits(40, 20, 1 << 20, 1000, Duration.ofMinutes(5));

  private final EmbeddedBroker broker = SharedBroker.get();
  private final String queue = SharedBroker.newQueue("outgoing");
  private final List<List<Incoming>> batches = new CopyOnWriteArrayList<>();

  private EmgReceiver receiver(ReceiverLimits limits) {
    return new EmgReceiver(Rig.to(broker.port(), queue), limits, this::keepAndAccept);
  }

  private void keepAndAccept(List<Incoming> batch) {
    batches.add(batch);
    EmgReceiver.acceptAll(batch);
  }

  private List<String> texts() {
    return batches.stream().flatMap(List::stream).map(EmgReceiverTest::text).toList();
  }

  private static String text(Incoming incoming) {
    return new String(incoming.body(), StandardCharsets.UTF_8);
  }

  private static List<String> numbers(int to) {
    return IntStream.range(0, to).mapToObj(Integer::toString).toList();
  }

  @Test
  void batchesKeepTheOrderAndTheirBoundAndAreSettled() throws ClientException {
    Rig.putNumbers(broker, queue, 0, 300);
    try (var receiver = receiver(SMALL)) {
      await().until(() -> texts().size() == 300);
      await().until(() -> broker.depth(queue) == 0);
      assertThat(receiver.connected()).isTrue();
    }
    assertThat(texts()).isEqualTo(numbers(300));
    assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeBetween(1, 20));
  }

  @Test
  void aBatchEndsWithTheMessageThatReachesItsBytes() throws ClientException {
    Rig.put(
        broker, queue, IntStream.range(0, 6).mapToObj(n -> Message.create(new byte[500])).toList());
    try (var receiver = receiver(new ReceiverLimits(6, 6, 1000, 1000, Duration.ofMinutes(5)))) {
      await().until(() -> texts().size() == 6);
      assertThat(receiver.connected()).isTrue();
    }
    assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(2));
  }

  @Test
  void everyFormOfBodyIsReadOrSaid() throws ClientException {
    AdvancedMessage<byte[]> twoSections = AdvancedMessage.create();
    twoSections.addBodySection(new Data("a".getBytes(StandardCharsets.UTF_8)));
    twoSections.addBodySection(new Data("b".getBytes(StandardCharsets.UTF_8)));
    Rig.put(
        broker,
        queue,
        List.of(
            Message.create("ü".getBytes(StandardCharsets.UTF_8)).messageId("id-1").subject("Ack"),
            twoSections,
            Message.create("ü"),
            Message.create(Map.of("Task", "x")),
            Message.create(List.of("x")),
            Message.create(new byte[1001])));
    try (var receiver = receiver(SMALL)) {
      await().until(() -> texts().size() == 6);
      await().until(() -> broker.depth(queue) == 0);
      assertThat(receiver.connected()).isTrue();
    }

    List<Incoming> all = batches.stream().flatMap(List::stream).toList();
    assertThat(all.getFirst().messageId()).isEqualTo("id-1");
    assertThat(all.getFirst().subject()).isEqualTo("Ack");
    assertThat(all.getFirst().deliveryCount()).isZero();
    assertThat(texts().subList(0, 5)).containsExactly("ü", "ab", "ü", "", "");
    assertThat(all)
        .extracting(Incoming::form)
        .containsExactly(
            Form.WHOLE, Form.WHOLE, Form.WHOLE, Form.NOT_BYTES, Form.NOT_BYTES, Form.CUT);
    assertThat(all.getLast().body()).hasSize(1000);
  }

  @Test
  void aBatchWhoseHandlerFailsStaysInHandAndNoMoreCreditIsGiven() throws ClientException {
    Rig.putNumbers(broker, queue, 0, 100);
    var failing = new AtomicBoolean(true);
    var tried = new CopyOnWriteArrayList<List<Incoming>>();
    try (var receiver =
        new EmgReceiver(
            Rig.to(broker.port(), queue),
            SMALL,
            batch -> {
              tried.add(batch);
              if (failing.get()) {
                throw new StackOverflowError();
              }
              keepAndAccept(batch);
            })) {
      await().until(() -> tried.size() == 2);
      assertThat(receiver.stuck(Duration.ofMinutes(1))).isTrue();
      assertThat(tried.get(1)).isSameAs(tried.get(0));
      // What is not with the receiver another consumer may take: all but the credit.
      assertThat(Rig.takeAll(broker, queue)).hasSize(60);
      failing.set(false);
      await().until(() -> texts().size() == 40);
      assertThat(receiver.connected()).isTrue();
      await().until(() -> broker.depth(queue) == 0);
      assertThat(receiver.stuck(Duration.ofMinutes(1))).isFalse();
    }
    assertThat(texts()).isEqualTo(numbers(40));
  }

  @Test
  void noMoreAreOutThanAreAllowed() throws ClientException {
    Rig.putNumbers(broker, queue, 0, 30);
    var seen = new Semaphore(0);
    try (var receiver =
        new EmgReceiver(
            Rig.to(broker.port(), queue),
            SMALL,
            () -> Math.max(0, 10 - seen.availablePermits()),
            batch -> seen.release(batch.size()))) {
      await().until(() -> seen.availablePermits() == 10);
      // What is not with the receiver another consumer may take.
      assertThat(Rig.takeAll(broker, queue)).hasSize(20);
      assertThat(receiver.connected()).isTrue();
    }
    assertThat(seen.availablePermits()).isEqualTo(10);
  }

  @Test
  void aHandlerThatIsAtABatchForTooLongIsStuck() throws ClientException {
    Rig.putNumbers(broker, queue, 0, 1);
    var begun = new Semaphore(0);
    var end = new Semaphore(0);
    try (var receiver =
        new EmgReceiver(
            Rig.to(broker.port(), queue),
            SMALL,
            batch -> {
              begun.release();
              end.acquireUninterruptibly();
              EmgReceiver.acceptAll(batch);
            })) {
      begun.acquireUninterruptibly();
      assertThat(receiver.stuck(Duration.ZERO)).isTrue();
      assertThat(receiver.stuck(Duration.ofMinutes(1))).isFalse();
      end.release();
      await().until(() -> !receiver.stuck(Duration.ZERO));
    }
  }

  @Test
  void whatTheHandlerDoesNotAcceptTheQueueKeeps() throws ClientException {
    Rig.putNumbers(broker, queue, 0, 10);
    var seen = new Semaphore(0);
    try (var receiver =
        new EmgReceiver(
            Rig.to(broker.port(), queue), SMALL, batch -> batch.forEach(each -> odd(each, seen)))) {
      await().until(() -> seen.availablePermits() == 10);
      await().until(() -> broker.depth(queue) == 5);
      assertThat(receiver.connected()).isTrue();
    }
    assertThat(Rig.takeAll(broker, queue)).hasSize(5);
  }

  private static void odd(Incoming incoming, Semaphore seen) {
    if (Integer.parseInt(text(incoming)) % 2 == 1) {
      incoming.accept();
    }
    seen.release();
  }

  @Test
  void whileNothingIsAllowedTheQueueIsLeftToOthers() throws ClientException {
    var allowed = new AtomicInteger(Integer.MAX_VALUE);
    try (var receiver =
        new EmgReceiver(Rig.to(broker.port(), queue), SMALL, allowed::get, this::keepAndAccept)) {
      Rig.putNumbers(broker, queue, 0, 1);
      await().until(() -> texts().size() == 1);
      allowed.set(0);
      await().until(() -> takesAllOf(5));
      int before = texts().size();

      Rig.putNumbers(broker, queue, 0, 3);
      assertThat(broker.depth(queue)).isEqualTo(3);
      assertThat(receiver.connected()).isTrue();
      allowed.set(Integer.MAX_VALUE);
      await().until(() -> texts().size() == before + 3);
    }
  }

  /** Whether another consumer gets every message, which shows that no credit is left here. */
  private boolean takesAllOf(int count) throws ClientException {
    Rig.putNumbers(broker, queue, 0, count);
    return Rig.takeAll(broker, queue).size() == count;
  }
}
