package io.emgadapter.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.emgadapter.gateway.OrderReader;
import io.emgadapter.gateway.rest.RestGateway;
import io.emgadapter.simulator.rest.Fault;
import io.emgadapter.simulator.rest.RestOrder;
import io.emgadapter.subscription.SubscriptionSettings.Poll;
import io.emgadapter.subscription.UnusableSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PollerTest {
  private static final Instant NOW = Instant.parse("2026-05-21T02:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Following following = new Following();
  private final RestOrder order = following.adopted();

  @AfterEach
  void close() {
    following.close();
  }

  /** Minutes until an order is asked for again, once it was; a lease is no such time. */
  private int putOffFor(RestOrder which) {
    return await()
        .atMost(SOON)
        .until(
            () ->
                following
                    .ledger
                    .sql()
                    .sql(
                        """
                        select case when poll_fence > 0 and poll_owner is null
                          then round(extract(epoch from poll_due_at - ledger_now()) / 60)::int
                          else -1 end
                        from equinix_order where servicer_id = ?\
                        """)
                    .param(which.id())
                    .query(Integer.class)
                    .single(),
            minutes -> minutes >= 0);
  }

  @ParameterizedTest
  @EnumSource(names = {"BROKEN_JSON", "ERROR_BEFORE", "UNAVAILABLE_AFTER"})
  void anAnswerThatCannotBeUsedEndsNothing(Fault fault) {
    order.life().move("CLOSED", NOW);
    following.equinix.faults().next("/orders/" + order.id(), fault);
    following.ledger.pass(Duration.ofMinutes(10));
    following.start();
    assertThat(putOffFor(order)).isEqualTo(10);
    assertThat(following.published(order)).containsExactly("Open");

    following.ledger.pass(Duration.ofMinutes(11));

    await().atMost(SOON).until(() -> following.published(order).contains("Closed"));
  }

  @Test
  void anOrderThatEquinixDoesNotShowIsPutOffLongAndHoldsUpNoOther() {
    following.adopt("1-404");
    RestOrder other = following.adopted();
    other.life().move("CLOSED", NOW);
    following.ledger.pass(Duration.ofMinutes(10));
    following.start();

    await().atMost(SOON).until(() -> following.published(other).contains("Closed"));
    await().atMost(SOON).until(() -> !following.equinix.asked("/orders/1-404").isEmpty());
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(
                    following.ledger.rows(
                        """
                        select 1 from equinix_order where servicer_id = '1-404'
                          and poll_due_at > ledger_now() + interval '115 minutes'\
                        """))
                .hasSize(1));
  }

  @Test
  void aLimitIsWaitedOutByAllOrdersWithOneCall() {
    RestOrder other = following.adopted();
    following.equinix.faults().next("/colocations/v2/orders/", Fault.TOO_MANY_WAIT);
    following.equinix.faults().next("/colocations/v2/orders/", Fault.TOO_MANY_WAIT);
    following.ledger.pass(Duration.ofMinutes(10));
    following.start();

    putOffFor(order);
    putOffFor(other);

    assertThat(following.equinix.asked("/colocations/v2/orders/")).hasSizeLessThanOrEqualTo(2);
    assertThat(following.ledger.rows("select calls from poll_budget where calls < 41666"))
        .isEmpty();
  }

  @Test
  void anErrorOfOursEndsNeitherTheLoopNorTheFollowing() {
    RestGateway good = following.gateway(Clock.systemUTC());
    AtomicInteger reads = new AtomicInteger();
    OrderReader failing =
        new OrderReader() {
          @Override
          public boolean isOpenTo(String subscription) {
            return true;
          }

          @Override
          public View read(String subscription, String servicerId) {
            if (reads.incrementAndGet() == 1) {
              throw new IllegalStateException("an error");
            }
            return good.read(subscription, servicerId);
          }
        };
    order.life().move("CLOSED", NOW);
    following.ledger.pass(Duration.ofMinutes(10));
    following.start(failing, Following.POLL);
    await().atMost(SOON).until(() -> reads.get() == 1);

    following.ledger.pass(Duration.ofMinutes(5)); // the lease ends

    await().atMost(SOON).until(() -> following.published(order).contains("Closed"));
  }

  @Test
  void withoutATimeNothingIsAsked() {
    following.ledger.pass(Duration.ofDays(1));
    following.start(
        following.gateway(Clock.systemUTC()),
        new Poll(Duration.ZERO, Duration.ofHours(2), 500, Duration.ofDays(30)));

    await()
        .during(Duration.ofSeconds(2))
        .until(() -> following.equinix.asked("/colocations").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 120, 500, 30, every",
    "10, 9, 500, 30, at-most",
    "10, 120, 47, 30, per-day",
    "10, 1440, 500, 1, give-up"
  })
  void settingsThatMakeNoSenseAreRefused(
      int every, int atMost, int perDay, int giveUp, String setting) {
    Poll poll =
        new Poll(
            Duration.ofMinutes(every), Duration.ofMinutes(atMost), perDay, Duration.ofDays(giveUp));

    assertThatThrownBy(() -> following.start(following.gateway(Clock.systemUTC()), poll))
        .isInstanceOf(UnusableSettings.class)
        .hasMessageStartingWith("emg.subscriptions.default.poll." + setting + ": ");
  }
}
