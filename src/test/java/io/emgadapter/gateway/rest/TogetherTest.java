package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.Answered;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.simulator.rest.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TogetherTest {
  private final Rig rig = new Rig();
  private final RestGateway gateway = rig.gateway();

  @AfterEach
  void close() {
    rig.equinix.faults().release();
    rig.close();
  }

  @Test
  void aSlowEndpointDoesNotHoldUpTheOthers() {
    rig.equinix.faults().next("/cageCleanup", Fault.STUCK);
    SealedTask slow = Rig.task("smarthands-0002-cage-clean-up");
    List<SealedTask> tasks =
        List.of(slow, Rig.task("smarthands-0001-other"), Rig.task("workvisit-create"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent = CompletableFuture.supplyAsync(() -> gateway.send(tasks), threads);
      Awaitility.await().until(() -> rig.equinix.book().orders().size() == 2);
      assertThat(sent).isNotDone();
      rig.equinix.faults().release();
      assertThat(sent.join()).allSatisfy(o -> assertThat(o).isInstanceOf(Answered.class));
    }
  }

  @Test
  void sixteenSlowCallsLeavePlacesForTheOtherApis() {
    List<SealedTask> tasks = slow(16);
    tasks.add(Rig.task("workvisit-create"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent = CompletableFuture.supplyAsync(() -> gateway.send(tasks), threads);
      Awaitility.await().until(() -> rig.equinix.book().orders().size() == 1);
      assertThat(sent).isNotDone();
      rig.equinix.faults().release();
      assertThat(sent.join().getLast()).isInstanceOf(Answered.class);
    }
  }

  @Test
  void ofOneApiHalfTheLimitAreOnTheirWayAndTheOthersGoBackInTime() {
    List<Outcome> outcomes = gateway.send(slow(10));
    assertThat(outcomes).filteredOn(Unknown.class::isInstance).hasSize(2);
    assertThat(outcomes).filteredOn(NotSent.class::isInstance).hasSize(8);
    assertThat(rig.equinix.asked("/cageCleanup")).hasSize(2);
  }

  @Test
  void visitsGoThoughMoreSmartHandsThanABrakeBearsAreLost() {
    RestGateway busy = rig.gateway(Duration.ofSeconds(1), 8);
    List<SealedTask> tasks = slow(12);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var lost = CompletableFuture.supplyAsync(() -> busy.send(tasks), threads);
      Awaitility.await().until(() -> rig.equinix.asked("/cageCleanup").size() == 4);
      assertThat(busy.send(List.of(Rig.task("workvisit-create"))).getFirst())
          .isInstanceOf(Answered.class);
      assertThat(lost.join()).filteredOn(Unknown.class::isInstance).hasSizeBetween(5, 8);
    }

    assertThat(busy.send(List.of(Rig.task("smarthands-0001-other"))).getFirst())
        .isInstanceOf(NotSent.class);
    assertThat(busy.send(List.of(Rig.task("workvisit-create"))).getFirst())
        .isInstanceOf(Answered.class);
  }

  /** Tasks that get no answer until it is released. */
  private List<SealedTask> slow(int tasks) {
    List<SealedTask> slow = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      slow.add(Rig.task("smarthands-0002-cage-clean-up"));
      rig.equinix.faults().next("/cageCleanup", Fault.STUCK);
    }
    return slow;
  }
}
