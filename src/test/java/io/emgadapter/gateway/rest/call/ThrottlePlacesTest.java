package io.emgadapter.gateway.rest.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import io.emgadapter.gateway.rest.call.Throttle.Place;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThrottlePlacesTest {
  private static final Duration NONE = Duration.ZERO;

  private static Throttle throttle(int places) {
    return new Throttle(places, Turns.alone(100), Clock.systemUTC());
  }

  private static List<Place> taken(Throttle throttle, Api api) throws InterruptedException {
    List<Place> taken = new ArrayList<>();
    Place place = throttle.takeForTask(api, NONE);
    while (place != null) {
      taken.add(place);
      place = throttle.takeForTask(api, NONE);
    }
    return taken;
  }

  @Test
  void oneApiGetsHalfAndAllTogetherGetAll() throws InterruptedException {
    Throttle throttle = throttle(8);

    List<Place> smartHands = taken(throttle, Api.SMART_HANDS);
    assertThat(smartHands).hasSize(4);
    assertThat(taken(throttle, Api.WORK_VISITS)).hasSize(4);
    assertThat(taken(throttle, Api.ORDERS)).isEmpty();
    smartHands.getFirst().close();
    assertThat(taken(throttle, Api.ORDERS)).hasSize(1);
    assertThat(taken(throttle, Api.SMART_HANDS)).isEmpty();
  }

  @Test
  void theOnlyPlaceIsForEveryApi() throws InterruptedException {
    Throttle throttle = throttle(1);
    for (Api api : Api.values()) {
      List<Place> taken = taken(throttle, api);
      assertThat(taken).hasSize(1);
      taken.getFirst().close();
    }
  }

  @Test
  void whoWaitsGetsThePlaceThatIsLeft() throws InterruptedException {
    Throttle throttle = throttle(1);
    Place place = Objects.requireNonNull(throttle.takeForTask(Api.ORDERS, NONE));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waits = CompletableFuture.supplyAsync(() -> waited(throttle), threads);
      place.close();
      assertThat(waits.join()).isNotNull();
    }
  }

  private static @Nullable Place waited(Throttle throttle) {
    try {
      return throttle.takeForTask(Api.SMART_HANDS, Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      return null;
    }
  }

  @Test
  void readsAndSearchesHavePlacesOfTheirOwn() throws InterruptedException {
    Throttle throttle = throttle(1);

    assertThat(throttle.takeForRead(NONE)).isNotNull();
    assertThat(throttle.takeForRead(NONE)).isNull();
    assertThat(throttle.takeForSearch(NONE)).isNotNull();
    assertThat(throttle.takeForSearch(NONE)).isNull();
    assertThat(taken(throttle, Api.ORDERS)).hasSize(1);
  }
}
