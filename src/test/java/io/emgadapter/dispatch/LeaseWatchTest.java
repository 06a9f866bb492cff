package io.emgadapter.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.Outcome.NotSent;
import io.emgadapter.ledger.Lease;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseWatchTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final LeaseWatch watch =
      new LeaseWatch(new Lease("one", Duration.ofSeconds(60)), nanos::get);

  @Test
  void halfOfALeaseIsForWhatComesBeforeTheWire() {
    nanos.addAndGet(Duration.ofSeconds(30).toNanos());
    assertThat(watch.holds()).isTrue();
    nanos.incrementAndGet();
    assertThat(watch.holds()).isFalse();
  }

  @Test
  void whatIsNotHandedOnHasNotLeft() {
    assertThat(LeaseWatch.tooLate(2)).hasSize(2).hasOnlyElementsOfType(NotSent.class);
  }
}
