package io.emgadapter.gateway.rest.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.rest.call.Apis.Api;
import io.emgadapter.gateway.rest.call.Throttle.Places;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final Duration NONE = Duration.ZERO;

  private static int taken(Places places, Api api) throws InterruptedException {
    int taken = 0;
    while (places.take(api, NONE)) {
      taken++;
    }
    return taken;
  }

  @Test
  void oneApiGetsHalfAndAllTogetherGetAll() throws InterruptedException {
    Places places = new Places(8);

    assertThat(taken(places, Api.SMART_HANDS)).isEqualTo(4);
    assertThat(taken(places, Api.WORK_VISITS)).isEqualTo(4);
    assertThat(taken(places, Api.ORDERS)).isZero();
    places.leave(Api.SMART_HANDS);
    assertThat(taken(places, Api.ORDERS)).isEqualTo(1);
    assertThat(taken(places, Api.SMART_HANDS)).isZero();
  }

  @Test
  void theOnlyPlaceIsForEveryApi() throws InterruptedException {
    Places places = new Places(1);
    for (Api api : Api.values()) {
      assertThat(taken(places, api)).isEqualTo(1);
      places.leave(api);
    }
  }

  @Test
  void whoWaitsGetsThePlaceThatIsLeft() throws InterruptedException {
    Places places = new Places(1);
    assertThat(places.take(Api.ORDERS, NONE)).isTrue();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waits = CompletableFuture.supplyAsync(() -> waited(places), threads);
      places.leave(Api.ORDERS);
      assertThat(waits.join()).isTrue();
    }
  }

  private static boolean waited(Places places) {
    try {
      return places.take(Api.SMART_HANDS, Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      return false;
    }
  }
}
