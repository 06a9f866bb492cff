package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Sent;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.sandbox.SharedBroker;
import io.emgadapter.sandbox.TcpProxy;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class EmgSenderFaultsTest {

  private static final Duration BUDGET = Duration.ofSeconds(10);

  private final EmbeddedBroker broker = SharedBroker.get();
  private final TcpProxy proxy = new TcpProxy(EmbeddedBroker.HOST, broker.port());
  private final String queue = SharedBroker.newQueue("incoming");

  @AfterEach
  void stop() {
    proxy.close();
  }

  @RepeatedTest(5)
  void aCutInFullFlightLeavesEachTaskOneTrueOutcome(RepetitionInfo run) throws ClientException {
    List<SealedTask> tasks = Rig.tasks(3_000);
    try (var sender = Rig.openSender(proxy.port(), queue, BUDGET)) {
      proxy.cutAfter(20_000L * run.getCurrentRepetition());
      judge(tasks, sender.send(tasks));

      await().until(sender::connected);
      assertThat(sender.send(Rig.tasks(1))).containsExactly(new Sent());
    }
  }

  /** What the queue holds against what was said of each Task. */
  private void judge(List<SealedTask> tasks, List<Outcome> outcomes) throws ClientException {
    assertThat(outcomes).hasSameSizeAs(tasks);
    List<UUID> sent = Rig.ids(tasks, outcomes, Sent.class);
    List<UUID> notSent = Rig.ids(tasks, outcomes, NotSent.class);
    List<UUID> unknown = Rig.ids(tasks, outcomes, Unknown.class);
    List<UUID> arrived = Rig.idsIn(broker, queue);
    LoggerFactory.getLogger(getClass())
        .info(
            "{} sent, {} unknown, {} not sent; {} arrived",
            sent.size(),
            unknown.size(),
            notSent.size(),
            arrived.size());

    assertThat(sent.size() + notSent.size() + unknown.size()).isEqualTo(tasks.size());
    assertThat(unknown).hasSizeBetween(1, Rig.WINDOW);
    assertThat(notSent).isNotEmpty();
    assertThat(arrived)
        .doesNotHaveDuplicates()
        .containsAll(sent)
        .doesNotContainAnyElementsOf(notSent);
  }

  /** Two batches at once, sent again as the ledger would: what never left goes by the next link. */
  @Test
  void eachCutCostsNoMoreThanTheWindow() throws ClientException {
    int cuts = 6;
    List<SealedTask> tasks = Rig.tasks(1_200);
    var ends = new ConcurrentHashMap<UUID, Outcome>();
    try (var sender = Rig.openSender(proxy.port(), queue, BUDGET)) {
      for (int cut = 0; cut <= cuts; cut++) {
        await().until(sender::connected);
        proxy.cutAfter(cut < cuts ? 20_000 : Long.MAX_VALUE);
        List<SealedTask> open =
            tasks.stream().filter(each -> !ends.containsKey(each.id())).toList();
        sendAtOnce(sender, open, ends);
      }
    }
    List<UUID> unknown =
        ends.entrySet().stream()
            .filter(each -> each.getValue() instanceof Unknown)
            .map(Map.Entry::getKey)
            .toList();
    LoggerFactory.getLogger(getClass()).info("{} unknown of {} cuts", unknown.size(), cuts);

    assertThat(ends).hasSize(tasks.size());
    assertThat(unknown).hasSizeBetween(1, Rig.WINDOW * cuts);
    assertThat(Rig.idsIn(broker, queue))
        .doesNotHaveDuplicates()
        .containsAll(ends.keySet().stream().filter(id -> !unknown.contains(id)).toList());
  }

  private static void sendAtOnce(
      EmgSender sender, List<SealedTask> tasks, Map<UUID, Outcome> ends) {
    IntStream.range(0, (tasks.size() + 99) / 100)
        .mapToObj(n -> tasks.subList(n * 100, Math.min(tasks.size(), n * 100 + 100)))
        .parallel()
        .forEach(batch -> {
          List<Outcome> outcomes = sender.send(batch);
          for (int n = 0; n < batch.size(); n++) {
            if (!(outcomes.get(n) instanceof NotSent)) {
              ends.put(batch.get(n).id(), outcomes.get(n));
            }
          }
        });
  }

  /** Whoever is stopped while the window is full must not forget what was written. */
  @Test
  void anInterruptionWhileTheWindowIsFullLeavesUnknownWhatWasWrittenAndNoMore() throws Exception {
    try (var sender = Rig.openSender(proxy.port(), queue, BUDGET)) {
      proxy.holdAnswers();
      var outcomes = new CompletableFuture<List<Outcome>>();
      Thread sending =
          Thread.ofPlatform().start(() -> outcomes.complete(sender.send(Rig.tasks(100))));
      await().until(() -> broker.depth(queue) == Rig.WINDOW);
      sending.interrupt();

      assertThat(outcomes.get().subList(0, Rig.WINDOW)).hasOnlyElementsOfType(Unknown.class);
      assertThat(outcomes.get().subList(Rig.WINDOW, 100)).hasOnlyElementsOfType(NotSent.class);
    }
    assertThat(broker.depth(queue)).isEqualTo(Rig.WINDOW);
  }

  @Test
  void whatArrivedWithoutAWordBackIsUnknown() throws ClientException {
    List<SealedTask> tasks = Rig.tasks(3);
    try (var sender = Rig.openSender(proxy.port(), queue, BUDGET)) {
      proxy.holdAnswers();
      var sending = CompletableFuture.supplyAsync(() -> sender.send(tasks));
      await().until(() -> broker.depth(queue) == 3);
      proxy.cut();

      assertThat(sending.join()).hasSize(3).hasOnlyElementsOfType(Unknown.class);
      proxy.flow();
      await().until(sender::connected);
    }
    assertThat(Rig.idsIn(broker, queue)).isEqualTo(Rig.ids(tasks));
  }

  @Test
  void aBrokerThatStaysSilentCostsNoMoreThanTheBudgetAndTheLink() {
    try (var sender = Rig.openSender(proxy.port(), queue, Duration.ofSeconds(2))) {
      proxy.hold();
      long start = System.nanoTime();
      assertThat(sender.send(Rig.tasks(2))).hasSize(2).hasOnlyElementsOfType(Unknown.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));

      proxy.flow();
      await().until(() -> sender.send(Rig.tasks(1)).equals(List.of(new Sent())));
    }
  }

  @Test
  void withoutALinkNothingIsSentAndTheAnswerIsQuick() {
    try (var sender = Rig.openSender(proxy.port(), queue, BUDGET)) {
      proxy.refuse(true);
      proxy.cut();
      await().until(() -> !sender.connected());

      long start = System.nanoTime();
      assertThat(sender.send(Rig.tasks(100))).hasSize(100).hasOnlyElementsOfType(NotSent.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      assertThat(broker.depth(queue)).isZero();

      proxy.refuse(false);
      await().until(sender::connected);
      assertThat(sender.send(Rig.tasks(1))).containsExactly(new Sent());
    }
  }

  @Test
  void anInterruptionLeavesUnknownWhatWasWrittenAndIsKept() throws Exception {
    try (var sender = Rig.openSender(proxy.port(), queue, BUDGET)) {
      proxy.holdAnswers();
      var interrupted = new CompletableFuture<Boolean>();
      var outcomes = new CompletableFuture<List<Outcome>>();
      Thread sending =
          Thread.ofPlatform()
              .start(() -> {
                outcomes.complete(sender.send(Rig.tasks(3)));
                interrupted.complete(Thread.currentThread().isInterrupted());
              });
      await().until(() -> broker.depth(queue) == 3);
      sending.interrupt();

      assertThat(outcomes.get()).hasSize(3).hasOnlyElementsOfType(Unknown.class);
      assertThat(interrupted.get()).isTrue();
    }
  }

  @Test
  void batchesOfSeveralThreadsAreKeptApart() throws ClientException {
    List<List<SealedTask>> batches = new ArrayList<>();
    for (int n = 0; n < 8; n++) {
      batches.add(Rig.tasks(50));
    }
    try (var sender = Rig.openSender(broker.port(), queue, BUDGET)) {
      var sending =
          batches.stream()
              .map(batch -> CompletableFuture.supplyAsync(() -> sender.send(batch)))
              .toList();
      sending.forEach(each -> assertThat(each.join()).hasSize(50).containsOnly(new Sent()));
    }
    assertThat(Rig.idsIn(broker, queue))
        .containsExactlyInAnyOrderElementsOf(
            batches.stream().flatMap(List::stream).map(SealedTask::id).toList());
  }
}
