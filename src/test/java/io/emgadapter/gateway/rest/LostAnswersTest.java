package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.Gateway.Lookup;
import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.simulator.rest.Fault;
import io.emgadapter.simulator.rest.RestOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever happens to answers, an order is placed once or not at all. */
class LostAnswersTest {
  private static final int TASKS = 1000;
  private static final List<Fault> FAULTS =
      List.of(
          Fault.SILENT_BEFORE,
          Fault.SILENT_AFTER,
          Fault.ERROR_BEFORE,
          Fault.UNAVAILABLE_AFTER,
          Fault.BROKEN_JSON,
          Fault.UNAUTHORIZED);

  private final Rig rig = new Rig();
  private final Random random = new Random(4);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void ofAThousandCreatesWithLostAnswersNoneIsOrderedTwice() {
    RestGateway gateway = rig.gateway(Rig.hasty());
    List<SealedTask> waiting =
        IntStream.range(0, TASKS)
            .mapToObj(_ -> Rig.task("smarthands-0002-cage-clean-up"))
            .collect(Collectors.toCollection(ArrayList::new));
    int answered = 0;
    int found = 0;
    int parked = 0;
    while (!waiting.isEmpty()) {
      List<SealedTask> batch = List.copyOf(waiting.subList(0, Math.min(50, waiting.size())));
      waiting.subList(0, batch.size()).clear();
      for (int i = 0; i < batch.size(); i++) {
        rig.equinix.faults().next("/cageCleanup", FAULTS.get(random.nextInt(FAULTS.size())));
      }
      List<Outcome> outcomes = gateway.send(batch);
      for (int i = 0; i < batch.size(); i++) {
        switch (outcomes.get(i)) {
          case Outcome.NotSent _ -> waiting.add(batch.get(i));
          case Outcome.Unknown _ -> {
            boolean isFound = gateway.lookup(batch.get(i)) instanceof Lookup.Found;
            found += isFound ? 1 : 0;
            parked += isFound ? 0 : 1;
          }
          default -> answered++;
        }
      }
    }
    Map<String, Long> orders =
        rig.equinix.book().orders().stream()
            .collect(Collectors.groupingBy(RestOrder::reference, Collectors.counting()));
    assertThat(orders.values()).containsOnly(1L);
    assertThat(orders).hasSize(answered + found);
    assertThat(answered + found + parked).isEqualTo(TASKS);
    assertThat(found).isGreaterThan(TASKS / 5);
  }
}
