package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.Sent;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.gateway.emg.CurrentLink.OpenLink;
import io.emgadapter.gateway.emg.Sending.Settling;
import io.emgadapter.gateway.emg.Transfer.Outgoing;
import io.emgadapter.gateway.emg.Transfer.Step;
import io.emgadapter.sandbox.SharedBroker;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.exceptions.ClientConnectionRemotelyClosedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingTest {

  private final EmbeddedBroker broker = SharedBroker.get();
  private final String queue = SharedBroker.newQueue("incoming");
  private final EmgLink<Outgoing> link =
      new EmgLink<>(
          Rig.to(broker.port(), queue),
          new LinkLog("The link", Rig.to(1, "q"), "Tasks wait"),
          session -> Outgoing.open(session, queue, 1_000, 16));

  @AfterEach
  void close() {
    link.close();
  }

  private OpenLink<Outgoing> open() throws InterruptedException {
    return Objects.requireNonNull(link.await(Duration.ofSeconds(10)));
  }

  private Sending sending(Duration left) {
    return new Sending(link, transfer(), System.nanoTime() + left.toNanos());
  }

  @Test
  void aLinkThatThePeerDetachedWhileIdleCostsNoTask() throws Exception {
    OpenLink<Outgoing> first = open();
    Rig.admin(broker, admin -> admin.deleteQueue(queue));
    broker.createQueue(queue);
    // The detach comes before the answer to this, on the same connection.
    first.connection().openSession().openFuture().get();
    List<SealedTask> tasks = Rig.tasks(2);

    List<Step> steps = sending(Duration.ofSeconds(10)).write(tasks);

    assertThat(settled(steps)).hasSize(2).containsOnly(new Sent());
    assertThat(open()).isNotEqualTo(first);
    assertThat(Rig.idsIn(broker, queue)).isEqualTo(Rig.ids(tasks));
  }

  private static List<Outcome> settled(List<Step> steps) {
    return new Settling(System.nanoTime() + Duration.ofSeconds(10).toNanos()).outcomes(steps);
  }

  /**
   * The client throws though the bytes have left: as when the connection goes in the middle of a
   * send. What is in the queue must not be called NotSent, or it is ordered twice.
   */
  @Test
  void aSendThatFailsAfterItWasBegunIsUnknown() throws Exception {
    OpenLink<Outgoing> open = open();
    Outgoing real = open.link();
    Sender failing = failingAfter(real.sender());
    var link = new Outgoing(failing, real.begun(), real.maxSize(), real.window());
    SealedTask task = Rig.task("{}");

    Step step =
        transfer()
            .write(new OpenLink<>(open.connection(), link, open.lost()), task, inTenSeconds());

    assertThat(step)
        .isInstanceOfSatisfying(
            Step.Decided.class, is -> assertThat(is.outcome()).isInstanceOf(Unknown.class));
    assertThat(Rig.idsIn(broker, queue)).containsExactly(task.id());
  }

  @Test
  void aSendThatFailsBeforeItWasBegunIsNotSent() throws Exception {
    OpenLink<Outgoing> open = open();
    open.link().sender().close();

    Step step = transfer().write(open, Rig.task("{}"), inTenSeconds());

    assertThat(step).isInstanceOf(Step.Stopped.class);
    assertThat(broker.depth(queue)).isZero();
  }

  /** Sends, waits until the broker has it, and then says that the connection was lost. */
  private static Sender failingAfter(Sender real) {
    return (Sender)
        Proxy.newProxyInstance(
            Sender.class.getClassLoader(),
            new Class<?>[] {Sender.class},
            (_, method, arguments) -> {
              if (!method.getName().equals("send")) {
                return method.invoke(real, arguments);
              }
              real.send((Message<?>) arguments[0]).awaitSettlement();
              throw new ClientConnectionRemotelyClosedException("the connection was lost");
            });
  }

  private Transfer transfer() {
    return new Transfer(link, task -> task.text().getBytes(StandardCharsets.UTF_8));
  }

  private static long inTenSeconds() {
    return System.nanoTime() + Duration.ofSeconds(10).toNanos();
  }

  @Test
  void afterTheTimeForWritingNoTaskIsBegun() throws Exception {
    long before = open().link().begun().get();

    List<Step> steps = sending(Duration.ZERO).write(Rig.tasks(3));

    assertThat(steps).hasSize(3).hasOnlyElementsOfType(Step.Stopped.class);
    assertThat(open().link().begun()).hasValue(before);
  }

  @Test
  void thePeerSaysHowMuchItTakes() throws Exception {
    assertThat(open().link().maxSize()).isBetween(1L << 20, 1L << 30);
  }
}
