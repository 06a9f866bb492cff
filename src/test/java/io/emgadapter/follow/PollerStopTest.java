package io.emgadapter.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.emgadapter.gateway.OrderReader;
import io.emgadapter.work.Phase;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollerStopTest {
  private final Following following = new Following();

  @BeforeEach
  void adopt() {
    following.adopted();
  }

  @AfterEach
  void close() {
    following.close();
  }

  @Test
  void aStopCutsReadingsOffAndComesAfterTheSending() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch cutOff = new CountDownLatch(1);
    OrderReader slow =
        new OrderReader() {
          @Override
          public boolean isOpenTo(String subscription) {
            return true;
          }

          @Override
          public View read(String subscription, String servicerId) {
            try {
              reading.countDown();
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              cutOff.countDown();
              Thread.currentThread().interrupt();
            }
            return new View.Hidden("cut off", 1);
          }
        };
    following.ledger.pass(Duration.ofMinutes(10));
    Poller poller = following.start(slow, Following.POLL);
    reading.await();

    assertTimeout(Duration.ofSeconds(5), () -> poller.stop());

    assertThat(cutOff.getCount()).isZero();
    assertThat(poller.getPhase()).isEqualTo(Phase.FOLLOW.number());
    assertThat(following.ledger.rows("select 1 from equinix_order where poll_owner is null"))
        .isEmpty();
  }
}
