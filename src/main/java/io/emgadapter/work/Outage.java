package io.emgadapter.work;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs an outage once when it begins, now and then while it lasts, and once when it is over. Safe
 * for use by several threads.
 */
public final class Outage {
  private final Log log;
  private final String what;
  private final String consequence;
  private final Duration every;
  private long since;
  private long loggedAt;
  private @Nullable String reason;

  /**
   * @param what is out of reach, as the beginning of a sentence
   * @param consequence what follows from it, as its end
   * @param every how often it is logged while it lasts
   */
  public Outage(Log log, String what, String consequence, Duration every) {
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
      loggedAt = now;
      log.at(Level.WARN).log("{} is out of reach ({}); {}", what, why, consequence);
    } else if (now - loggedAt >= every.toNanos()) {
      loggedAt = now;
      log.at(Level.WARN).log(
          "{} is out of reach for {} now ({}); {}", what, lasted(now), why, consequence);
    }
    reason = why;
  }

  /** In reach, as seen just now. */
  public synchronized void over() {
    if (reason != null) {
      log.at(Level.INFO).log("{} is in reach again, after {}", what, lasted(System.nanoTime()));
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

  /**
   * Where an outage is logged.
   *
   * @param keys what the lines are about, under the names in {@link LogKey}
   */
  public record Log(Logger logger, Map<String, String> keys) {
    private LoggingEventBuilder at(Level level) {
      LoggingEventBuilder line = logger.atLevel(level);
      for (Map.Entry<String, String> each : keys.entrySet()) {
        line = line.addKeyValue(each.getKey(), each.getValue());
      }
      return line;
    }
  }
}
