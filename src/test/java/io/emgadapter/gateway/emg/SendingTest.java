package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.Outcome;
import io.emgadapter.gateway.Outcome.Sent;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.sandbox.EmbeddedBroker;
import io.emgadapter.sandbox.SharedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingTest {

  private final EmbeddedBroker broker = SharedBroker.get();
  private final String queue = SharedBroker.newQueue("incoming");
  private final EmgLink<Outgoing> link =
      new EmgLink<>(
          Rig.to(broker.port(), queue),
          new LinkLog("The link", "Tasks wait"),
          session -> Outgoing.open(session, queue, 1_000));

  @AfterEach
  void close() {
    link.close();
  }

  private OpenLink<Outgoing> open() throws InterruptedException {
    return Objects.requireNonNull(link.await(Duration.ofSeconds(10)));
  }

  private Sending sending(Duration left) {
    var transfer = new Transfer(link, task -> task.text().getBytes(StandardCharsets.UTF_8));
    return new Sending(link, transfer, System.nanoTime() + left.toNanos());
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
