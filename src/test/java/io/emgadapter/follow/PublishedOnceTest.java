package io.emgadapter.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.simulator.rest.RestOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two instances follow the same orders, and together they are one. */
class PublishedOnceTest {
  private static final Instant NOW = Instant.parse("2026-05-21T02:00:00Z");
  private static final int ORDERS = 24;

  private final Following following = new Following();

  @AfterEach
  void close() {
    following.close();
  }

  private long asked(RestOrder order, String what) {
    return following.equinix.asked("/orders/" + order.id() + what).stream()
        .filter(asked -> asked.path().endsWith(order.id() + what))
        .count();
  }

  @Test
  void twoInstancesTellOfEachChangeOnceAndNoOrderIsAskedForTwice() {
    List<RestOrder> orders = IntStream.range(0, ORDERS).mapToObj(_ -> following.adopted()).toList();
    orders.forEach(order -> {
      order.life().move("IN_PROGRESS", NOW.plusSeconds(2));
      order.life().note("5-" + order.id(), "TECHNICIAN_NOTES", "On my way", NOW.plusSeconds(1));
    });
    following.ledger.pass(Duration.ofMinutes(10));

    following.start();
    following.start();

    await().atMost(Duration.ofSeconds(60)).until(() -> following.events() >= ORDERS + 2 * ORDERS);
    // A round more of each: nobody finds any to ask for.
    await().during(Duration.ofSeconds(2)).until(() -> following.events() == 3 * ORDERS);
    assertThat(orders)
        .allSatisfy(order -> {
          assertThat(following.published(order)).containsExactly("Open", "On my way", "InProgress");
          assertThat(asked(order, "")).isEqualTo(1);
          assertThat(asked(order, "/negotiations")).isEqualTo(1);
        });
  }

  @Test
  void whatChangesAfterwardsIsPublishedOnceToo() {
    List<RestOrder> orders = IntStream.range(0, 6).mapToObj(_ -> following.adopted()).toList();
    following.start();
    following.start();
    for (int step = 1; step <= 3; step++) {
      String text = "step " + step;
      int number = step;
      orders.forEach(order ->
          order.life().note("5-" + number, "TECHNICIAN_NOTES", text, NOW.plusSeconds(number)));
      following.ledger.pass(Duration.ofMinutes(20));
      int expected = orders.size() * (1 + step);
      await().atMost(Duration.ofSeconds(30)).until(() -> following.events() == expected);
    }

    assertThat(orders)
        .allSatisfy(order ->
            assertThat(following.published(order))
                .containsExactly("Open", "step 1", "step 2", "step 3"));
  }
}
