package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.simulator.rest.Asked;
import io.emgadapter.simulator.rest.Fault;
import io.emgadapter.simulator.rest.RestBook;
import io.emgadapter.simulator.rest.RestOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/** Through the whole service: whatever happens to answers, an order is placed once or parked. */
class LostAnswersTest {
  private static final Logger LOG = LoggerFactory.getLogger(LostAnswersTest.class);
  private static final int TASKS = 1000;
  private static final Duration NEVER = Duration.ofDays(1000);
  private static final List<Fault> FAULTS =
      List.of(
          Fault.SILENT_BEFORE,
          Fault.SILENT_AFTER,
          Fault.SILENT_AFTER,
          Fault.ERROR_BEFORE,
          Fault.UNAVAILABLE_AFTER,
          Fault.UNAVAILABLE_AFTER);

  private ByRest world;
  private RestBook book;

  private void start(String window) {
    world = new ByRest(window);
    book = world.equinix.book();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void ofAThousandCreatesWithLostAnswersEachIsOneOrderOrParkedThoughAnInstanceDies() {
    start("20m");
    world.another();
    book.showsAfter(LostAnswersTest::delay);
    loseAllAnswers();
    for (int i = 0; i < TASKS; i++) {
      world.upstream.send(WorkRequests.smartHands("l" + i));
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> book.orders().size() > TASKS / 4);
    world.kill();
    await().atMost(Duration.ofSeconds(60)).until(() -> world.states().size() == TASKS);
    List<RestOrder> others = temptations();

    world.passUntilEnded(TASKS);

    Set<String> theirs = others.stream().map(RestOrder::id).collect(Collectors.toSet());
    List<RestOrder> placed =
        book.orders().stream().filter(order -> !theirs.contains(order.id())).toList();
    assertOnceOrParked(
        placed, others.stream().map(RestOrder::reference).collect(Collectors.toSet()));
  }

  /** How long an order hides is the same for all of one reference. */
  private static Duration delay(RestOrder order) {
    return switch (Math.floorMod(order.reference().hashCode(), 16)) {
      case 0 -> NEVER;
      case 1, 2, 3 -> Duration.ofMinutes(10);
      case 4, 5, 6 -> Duration.ofSeconds(30);
      default -> Duration.ZERO;
    };
  }

  /** Every second one by half an answer, which does not look like an outage. */
  private void loseAllAnswers() {
    Random random = new Random(4);
    for (int i = 0; i < TASKS; i++) {
      Fault fault = i % 2 == 0 ? Fault.BROKEN_JSON : FAULTS.get(random.nextInt(FAULTS.size()));
      world.equinix.faults().next("/other", fault);
    }
  }

  /** Others' orders: some whose references contain ours, and a few with exactly ours. */
  private List<RestOrder> temptations() {
    List<RestOrder> hidden =
        book.orders().stream().filter(o -> delay(o).equals(Duration.ofMinutes(10))).toList();
    List<RestOrder> others = new ArrayList<>();
    for (String reference : world.states().keySet()) {
      others.add(other("0" + reference));
      others.add(other(reference + "0"));
    }
    hidden.subList(0, 10).forEach(order -> others.add(other(order.reference())));
    return others;
  }

  private RestOrder other(String reference) {
    return book.add("SMART_HANDS", "LD8", reference, JsonNodeFactory.instance.objectNode());
  }

  private void assertOnceOrParked(List<RestOrder> placed, Set<String> doubled) {
    Map<String, String> states = new HashMap<>(world.states());
    Map<String, Long> orders =
        placed.stream().collect(Collectors.groupingBy(RestOrder::reference, Collectors.counting()));
    Set<String> shown =
        placed.stream()
            .filter(order -> !delay(order).equals(NEVER))
            .map(RestOrder::reference)
            .filter(reference -> !doubled.contains(reference))
            .collect(Collectors.toSet());
    Map<String, Long> ends =
        states.values().stream().collect(Collectors.groupingBy(end -> end, Collectors.counting()));
    LOG.info("{}: {} orders, {} show, {} looks", ends, placed.size(), shown.size(), looks());

    assertThat(orders.values()).as("doubles").containsOnly(1L);
    assertThat(world.equinix.asked("/other").stream().map(Asked::text))
        .as("two posts of one order")
        .doesNotHaveDuplicates();
    assertThat(states).hasSize(TASKS);
    states.forEach((reference, state) ->
        assertThat(state)
            .as(reference)
            .isEqualTo(shown.contains(reference) ? "ACKNOWLEDGED" : "PARKED"));
    assertThat(count("select count(*) from event where final")).isEqualTo(TASKS);
    assertThat(count("select count(*) from parked where reason = 'undecided'"))
        .isEqualTo(ends.get("PARKED").intValue());
    assertThat(numbers())
        .containsExactlyInAnyOrderElementsOf(
            placed.stream()
                .filter(order -> shown.contains(order.reference()))
                .map(RestOrder::id)
                .toList());
  }

  private List<String> numbers() {
    return world
        .sql()
        .sql("select servicer_id from task where state = 'ACKNOWLEDGED'")
        .query(String.class)
        .list();
  }

  private int looks() {
    return world.equinix.asked("/retrieve-orders").size();
  }

  private int count(String query) {
    return world.sql().sql(query).query(Integer.class).single();
  }

  @Test
  void byPolicyACreateThatIsNotFoundIsSentOnceMoreWithTheSameTextAndThenParked() {
    start("20s");
    List.of(Fault.SILENT_BEFORE, Fault.SILENT_BEFORE, Fault.ERROR_BEFORE)
        .forEach(fault -> world.equinix.faults().next("/other", fault));
    world.upstream.send(ofAgain("one"));
    world.upstream.send(ofAgain("other"));
    await().until(() -> world.equinix.asked("/other").size() == 2);
    world.passUntilEnded(2);

    assertThat(world.states().values()).containsExactlyInAnyOrder("ACKNOWLEDGED", "PARKED");
    assertThat(world.equinix.asked("/other").stream().map(Asked::text).distinct()).hasSize(2);
    assertThat(world.equinix.asked("/other")).hasSize(4);
  }

  private static String ofAgain(String id) {
    return WorkRequests.smartHands(id).replaceFirst("\\{", "{\"subscription\": \"again\", ");
  }
}
