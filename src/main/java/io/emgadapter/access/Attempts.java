package io.emgadapter.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often somebody may try a password: counted before it is hashed, of one user from one address,
 * from one address, and of one user from everywhere. A good one does not count.
 */
final class Attempts {
  static final Duration WITHIN = Duration.ofMinutes(1);
  static final int OF_BOTH = 5;
  static final int OF_ADDRESS = 20;
  static final int OF_USER = 60;

  private static final int MOST_REMEMBERED = 10_000;

  private final Cache<String, AtomicInteger> counts =
      Caffeine.newBuilder().expireAfterWrite(WITHIN).maximumSize(MOST_REMEMBERED).build();

  /** Takes one try of each; false where one of them is used up. */
  boolean take(String user, String address) {
    return count("both", user + '\0' + address).incrementAndGet() <= OF_BOTH
        && count("address", address).incrementAndGet() <= OF_ADDRESS
        && count("user", user).incrementAndGet() <= OF_USER;
  }

  /** Gives back a try that was good. */
  void giveBack(String user, String address) {
    count("both", user + '\0' + address).decrementAndGet();
    count("address", address).decrementAndGet();
    count("user", user).decrementAndGet();
  }

  private AtomicInteger count(String of, String name) {
    return counts.get(of + '\0' + name, _ -> new AtomicInteger());
  }
}
