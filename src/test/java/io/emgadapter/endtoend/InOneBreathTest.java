package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.Order;
import io.emgadapter.simulator.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What hangs together is put on the queue at once, with two adapters on one ledger and broker. */
class InOneBreathTest {
  private static final Logger LOG = LoggerFactory.getLogger(InOneBreathTest.class);
  private static final JsonMapper JSON = new JsonMapper();

  private Sandbox sandbox;
  private Upstream upstream;

  private void startTwo(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("server.port", "0");
    sandbox = Sandbox.open();
    upstream = new Upstream(sandbox, sandbox.startAdapter(all));
    sandbox.startAdapter(all);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void aCreateItsUpdateAndItsCancelNeverArriveOutOfOrder() {
    // Each in a transaction of its own, so that not every Cancel withdraws its Create.
    startTwo(Map.of("emg.requests.batch", "1"));
    for (int i = 0; i < 200; i++) {
      upstream.send(WorkRequests.smartHands("b" + i));
      upstream.send(WorkRequests.update("b" + i + "u", "SmartHands", "b" + i));
      upstream.send(WorkRequests.cancel("b" + i + "x", "SmartHands", "b" + i));
    }

    assertWhole(600);
    assertThat(arrivals())
        .allSatisfy((reference, steps) -> {
          String id = reference.substring("R-".length());
          assertThat(List.of("Create", "Update by " + id + "u", "Cancel by " + id + "x"))
              .startsWith(steps.toArray(String[]::new));
        });
  }

  @Test
  void aCreateAndItsUpdatesAllArriveInOrder() {
    startTwo(Map.of());
    for (int i = 0; i < 100; i++) {
      upstream.send(WorkRequests.smartHands("b" + i));
      upstream.send(WorkRequests.update("b" + i + "u", "SmartHands", "b" + i));
      upstream.send(WorkRequests.update("b" + i + "v", "SmartHands", "b" + i));
    }

    Story story = assertWhole(300);
    assertThat(story.ends())
        .isEqualTo(Map.of("Create ACKNOWLEDGED", 100L, "Update ACKNOWLEDGED", 200L));
    assertThat(arrivals())
        .hasSize(100)
        .allSatisfy((reference, steps) -> {
          String id = reference.substring("R-".length());
          assertThat(steps)
              .containsExactly("Create", "Update by " + id + "u", "Update by " + id + "v");
        });
  }

  private Story assertWhole(int requests) {
    long from = System.nanoTime();
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> new Story(upstream.events()).ended() == requests);
    Story story = new Story(upstream.events());
    LOG.info("{} in {} s", story.ends(), Duration.ofNanos(System.nanoTime() - from).toSeconds());
    story.assertWhole();
    assertThat(sandbox.equinix().received()).allMatch(each -> each.statusCode() < 300);
    return story;
  }

  /** What arrived for each reference, in the order of arrival. */
  private Map<String, List<String>> arrivals() {
    Map<String, String> references =
        sandbox.equinix().orders().stream()
            .collect(Collectors.toMap(Order::servicerId, order -> order.requestorId()));
    Map<String, List<String>> arrivals = new HashMap<>();
    for (Received received : sandbox.equinix().received()) {
      boolean isChange = received.servicerId() != null;
      String reference = isChange ? references.get(received.servicerId()) : received.requestorId();
      arrivals.computeIfAbsent(reference, _ -> new ArrayList<>()).add(step(received));
    }
    return arrivals;
  }

  /** The description of a change, {@code Update by b7u}; {@code Create} for a Create. */
  private static String step(Received received) {
    JsonNode task = JSON.readTree(JSON.readTree(received.bytes()).path("Task").asString());
    boolean create = "Create".equals(received.verb());
    return create ? "Create" : task.at("/Body/Description").asString();
  }
}
