package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.rest.RestReads.Read;
import io.emgadapter.gateway.rest.RestReads.Read.Found;
import io.emgadapter.gateway.rest.RestReads.Read.Unavailable;
import io.emgadapter.gateway.rest.RestReads.Reads;
import io.emgadapter.gateway.rest.call.Apis.Api;
import io.emgadapter.gateway.rest.call.RestAccount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * What one subscription reads for people. Only so many reads are on their way at once, so that they
 * never crowd out orders, with whom they share the pace of calls.
 */
final class ReadingDesk {
  private static final Unavailable CROWDED =
      new Unavailable("Ask again later: too much is being read at once.", Duration.ofSeconds(1));

  private final RestAccess link;
  private final Semaphore places;
  private final Duration wait;
  private final Kept kept;

  ReadingDesk(RestAccess link, RestAccount account, Clock clock) {
    this.link = link;
    this.places = new Semaphore(account.concurrency());
    this.wait = account.connectTimeout();
    this.kept = new Kept(clock);
  }

  Read order(String orderId, @Nullable String ibxs) {
    return read(Api.ORDERS, token -> link.orders().details(token, orderId, ibxs));
  }

  Read negotiations(String orderId) {
    return read(Api.ORDERS, token -> link.orders().negotiations(token, orderId));
  }

  Read types() {
    return kept("types", token -> link.smartHands().types(token));
  }

  Read locations(boolean detail, @Nullable String ibxs, @Nullable String cages) {
    String key = detail + "?" + ibxs + "&" + cages;
    return kept(key, token -> link.smartHands().locations(token, detail, ibxs, cages));
  }

  private Read kept(String key, Function<String, ResponseEntity<byte[]>> exchange) {
    Found before = kept.get(key);
    if (before != null) {
      return before;
    }
    Read read = read(Api.SMART_HANDS, exchange);
    if (read instanceof Found found) {
      kept.put(key, found);
    }
    return read;
  }

  private Read read(Api api, Function<String, ResponseEntity<byte[]>> exchange) {
    try {
      if (!places.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        return CROWDED;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CROWDED;
    }
    try {
      return Reads.of(link.caller().read(api, exchange));
    } finally {
      places.release();
    }
  }

  /** Answers that hardly change, kept for some minutes: at most 50, and of these no large ones. */
  static final class Kept {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MOST = 50;
    private static final int LARGEST = 256 * 1024;

    private final Clock clock;

    private final Map<String, Answer> answers =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > MOST;
          }
        };

    Kept(Clock clock) {
      this.clock = clock;
    }

    private record Answer(Found found, Instant until) {}

    synchronized @Nullable Found get(String key) {
      Answer answer = answers.get(key);
      return answer != null && clock.instant().isBefore(answer.until()) ? answer.found() : null;
    }

    synchronized void put(String key, Found found) {
      answers.remove(key);
      if (found.json().length <= LARGEST) {
        answers.put(key, new Answer(found, clock.instant().plus(LIFE)));
      }
    }
  }
}
