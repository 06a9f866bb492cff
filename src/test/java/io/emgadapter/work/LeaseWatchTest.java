package io.emgadapter.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.work.Lease.LeaseWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LeaseWatchTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.EPOCH);
  private final LeaseWatch watch =
      new LeaseWatch(new Lease("one", Duration.ofSeconds(60)), nanos::get, () -> wall.get());

  @Test
  void halfOfALeaseIsForWhatComesBeforeTheWire() {
    nanos.addAndGet(Duration.ofSeconds(30).toNanos());
    assertThat(watch.holds()).isTrue();
    nanos.incrementAndGet();
    assertThat(watch.holds()).isFalse();
  }

  @Test
  void aMachineThatSleptIsNoticedByTheClockOnTheWall() {
    wall.set(Instant.EPOCH.minusSeconds(5));
    assertThat(watch.holds()).isTrue();
    wall.set(Instant.EPOCH.plusSeconds(31));
    assertThat(watch.holds()).isFalse();
  }
}
