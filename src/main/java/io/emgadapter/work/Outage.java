package io.emgadapter.work;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Tells of an outage once when it begins, now and then while it lasts, and once when it is over.
 * Safe for use by several threads.
 */
public final class Outage {
  private final Logger log;
  private final String what;
  private final String consequence;
  private final Duration every;
  private long since;
  private long told;
  private @Nullable String reason;

  /**
   * @param what who is out of reach, as the beginning of a sentence
   * @param consequence what follows from it, as its end
   * @param every how often it is logged while it lasts
   */
  public Outage(Logger log, String what, String consequence, Duration every) {
    this.log = log;
    this.what = what;
    this.consequence = consequence;
    this.every = every;
  }

  /**
   * Out of reach, as seen just now.
   *
   * @param why in a few words, without secrets
   */
  public synchronized void seen(String why) {
    long now = System.nanoTime();
    if (reason == null) {
      since = now;
      told = now;
      log.warn("{} is out of reach ({}); {}", what, why, consequence);
    } else if (now - told >= every.toNanos()) {
      told = now;
      log.warn("{} is out of reach for {} now ({}); {}", what, lasted(now), why, consequence);
    }
    reason = why;
  }

  /** In reach, as seen just now. */
  public synchronized void over() {
    if (reason != null) {
      log.info("{} is in reach again, after {}", what, lasted(System.nanoTime()));
      reason = null;
    }
  }

  /** Why it is out of reach; null while it is in reach. */
  public synchronized @Nullable String reason() {
    return reason;
  }

  private String lasted(long now) {
    long seconds = Duration.ofNanos(now - since).toSeconds();
    return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
  }
}
