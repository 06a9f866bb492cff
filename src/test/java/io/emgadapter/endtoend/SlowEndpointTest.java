package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.simulator.rest.Fault;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is slow or braked at Equinix holds up nothing else, and costs nothing. */
class SlowEndpointTest {
  private static final String CAGE = "LD5:01:001MC2";

  private final ByRest world = new ByRest("1h");

  @AfterEach
  void close() {
    world.close();
  }

  private long count(String where) {
    return world.sql().sql("select count(*) from task where " + where).query(Long.class).single();
  }

  @Test
  void visitsGoWhileMoreSmartHandsThanAreTakenInHandGetNoAnswer() {
    for (int i = 0; i < 40; i++) {
      world.equinix.faults().next("/other", Fault.STUCK);
      world.upstream.send(WorkRequests.smartHands("slow" + i));
    }
    await().until(() -> world.equinix.asked("/other").size() == 8);

    world.upstream.send(WorkRequests.workVisit("visit", CAGE));

    assertThat(world.upstream.await("visit", "request.completed").at("/data/outcome").asString())
        .isEqualTo("ACKNOWLEDGED");
    assertThat(count("resource = 'SmartHands' and ended_at is not null")).isZero();
    assertThat(count("owner is not null and state in ('READY', 'SENDING')")).isLessThan(10);
    world.equinix.faults().release();
    await().atMost(Duration.ofSeconds(60)).until(() -> world.ended() == 41);
  }

  @Test
  void oneSubscriptionThatIsSlowHoldsUpNoOther() {
    IntStream.range(0, 8).forEach(_ -> world.equinix.faults().next("/other", Fault.STUCK));
    for (int i = 0; i < 20; i++) {
      world.upstream.send(WorkRequests.smartHands("slow" + i));
    }
    await().until(() -> world.equinix.asked("/other").size() == 8);

    world.upstream.send(of("again", WorkRequests.smartHands("quick")));

    world.upstream.await("quick", "request.completed");
    assertThat(count("subscription = 'default' and ended_at is not null")).isZero();
  }

  @Test
  void whileEquinixAsksForPatienceNothingIsClaimedAndNoAttemptIsUsed() {
    world.equinix.faults().next("/other", Fault.TOO_MANY_WAIT);
    world.upstream.send(WorkRequests.smartHands("limited"));
    await().until(() -> count("attempts = 1 and owner is null") == 1);
    for (int i = 0; i < 10; i++) {
      world.upstream.send(WorkRequests.smartHands("waits" + i));
    }
    await().until(() -> count("state = 'READY'") == 11);

    await()
        .during(Duration.ofMillis(1200))
        .until(() -> count("state = 'READY' and fence = 0 and attempts = 0") == 10);
    world.pass(Duration.ofSeconds(8));

    await().atMost(Duration.ofSeconds(30)).until(() -> world.ended() == 11);
    assertThat(count("attempts > 0")).isEqualTo(1);
    assertThat(world.equinix.asked("/other")).hasSize(12);
  }

  /** Two subscriptions with the same address and id are one account. */
  @Test
  void thePauseOfAnAccountHoldsForItsOtherSubscriptionsToo() {
    world.equinix.faults().next("/other", Fault.TOO_MANY_WAIT);
    world.upstream.send(WorkRequests.smartHands("limited"));
    await().until(() -> count("attempts = 1 and owner is null") == 1);

    world.upstream.send(of("again", WorkRequests.smartHands("same-account")));
    await().during(Duration.ofMillis(1200)).until(() -> world.equinix.asked("/other").size() == 1);
    world.pass(Duration.ofSeconds(8));

    await().atMost(Duration.ofSeconds(60)).until(() -> world.ended() == 2);
  }

  private static String of(String subscription, String request) {
    return request.replaceFirst("\\{", "{\"subscription\": \"" + subscription + "\", ");
  }
}
