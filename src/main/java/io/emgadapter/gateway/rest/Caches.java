package io.emgadapter.gateway.rest;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps answers of Equinix for a while. */
final class Caches {
  private Caches() {}

  /**
   * Starts a cache.
   *
   * @param life how long an answer is kept, by this clock
   * @param most the most answers
   */
  static Caffeine<Object, Object> of(Duration life, int most, Clock clock) {
    return Caffeine.newBuilder()
        .maximumSize(most)
        .expireAfterWrite(life)
        .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());
  }
}
