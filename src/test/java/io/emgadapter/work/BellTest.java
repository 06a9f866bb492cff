package io.emgadapter.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.work.Bells.Bell;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BellTest {
  private static final Duration NEVER = Duration.ofHours(1);

  private final Bell bell = new Bell();

  private static boolean wait(Bell bell) {
    try {
      bell.await(NEVER);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Test
  void oneRingWakesEachWhoHasABellOfItsOwn() {
    List<Bell> all = Stream.generate(bell::another).limit(5).toList();
    bell.ring();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(all.stream().map(each -> CompletableFuture.supplyAsync(() -> wait(each), threads)))
          .allSatisfy(woken -> assertThat(woken.join()).isTrue());
    }
  }

  @Test
  void oneThatIsRungAloneWakesNobodyElse() throws InterruptedException {
    Bell mine = bell.another();
    Bell other = bell.another();
    mine.ring();

    assertThat(wait(mine)).isTrue();
    long start = System.nanoTime();
    other.await(Duration.ofMillis(50));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(40));
  }
}
