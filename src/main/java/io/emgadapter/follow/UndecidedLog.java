package io.emgadapter.follow;

import io.emgadapter.work.LogKey;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the Tasks of which nothing shows whether they reached Equinix: the first at once, then one line at intervals that sums up all others. Safe for use by several threads.
 */
final class UndecidedLog {
  private static final Logger LOG = LoggerFactory.getLogger(UndecidedLog.class);

  private final Duration pause;
  private int parked;
  private int sentAgain;
  private @Nullable UUID first;
  private long told;

  /**
   * @param pause the shortest time between two lines
   */
  UndecidedLog(Duration pause) {
    this.pause = pause;
    this.told = System.nanoTime() - pause.toNanos();
  }

  synchronized void parked(UUID task) {
    parked++;
    first = first == null ? task : first;
  }

  synchronized void sentAgain(UUID task) {
    sentAgain++;
    first = first == null ? task : first;
  }

  /** Logs what has gathered, unless a line was written a moment ago; to be called again and again. */
  synchronized void tell() {
    if (first != null && System.nanoTime() - told >= pause.toNanos()) {
      LOG.atWarn()
          .addKeyValue(LogKey.TASK, first)
          .log(
              "Nothing shows whether {} Tasks reached Equinix; this is the first of them. {} are parked"
                  + " for a person, {} are sent again as their setting says",
              parked + sentAgain,
              parked,
              sentAgain);
      told = System.nanoTime();
      parked = 0;
      sentAgain = 0;
      first = null;
    }
  }
}
