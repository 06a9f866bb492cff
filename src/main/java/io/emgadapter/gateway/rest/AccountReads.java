package io.emgadapter.gateway.rest;

import com.github.benmanes.caffeine.cache.Cache;
import io.emgadapter.gateway.rest.RestReads.Read;
import io.emgadapter.gateway.rest.RestReads.Read.Found;
import io.emgadapter.gateway.rest.RestReads.Read.Unavailable;
import io.emgadapter.gateway.rest.call.Caller.Request;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import io.emgadapter.gateway.rest.call.Throttle.Place;
import java.time.Clock;
import java.time.Duration;

/**
 * What one subscription reads for people. It has call places of its own, so that it crowds out no
 * order.
 */
final class AccountReads {
  private static final Unavailable CROWDED =
      new Unavailable("Ask again later: too much is being read at once.", Duration.ofSeconds(1));

  /** Limits of the cache for answers that hardly change: how long, how many, and how large. */
  private static final Duration LIFE = Duration.ofMinutes(5);

  private static final int MOST = 50;
  private static final int LARGEST = 256 * 1024;

  private final RestAccess access;
  private final Duration wait;
  private final Cache<String, Found> kept;

  /**
   * @param wait how long a read waits for a place
   */
  AccountReads(RestAccess access, Duration wait, Clock clock) {
    this.access = access;
    this.wait = wait;
    this.kept = Caches.of(LIFE, MOST, clock).build();
  }

  /** Reads what hardly changes, and keeps it under this key. */
  Read kept(String key, Request request) {
    Found before = kept.getIfPresent(key);
    if (before != null) {
      return before;
    }
    Read read = read(Api.SMART_HANDS, request);
    if (read instanceof Found found && found.json().length <= LARGEST) {
      kept.put(key, found);
    }
    return read;
  }

  Read read(Api api, Request request) {
    try (Place place = access.throttle().takeForRead(wait)) {
      return place == null ? CROWDED : RestReads.of(access.caller().read(api, request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CROWDED;
    }
  }
}
