package io.emgadapter.follow;

import io.emgadapter.work.LogKey;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the Tasks of which nothing shows whether they reached Equinix: the first at once, then one
 * line at intervals that sums up all others. Safe for use by several threads.
 */
final class UndecidedLog {
  private static final Logger LOG = LoggerFactory.getLogger(UndecidedLog.class);

  private final Duration pause;
  private int parkedTasks;
  private int resentTasks;
  private @Nullable UUID first;
  private long loggedAt;

  /**
   * @param pause the shortest time between two lines
   */
  UndecidedLog(Duration pause) {
    this.pause = pause;
    this.loggedAt = System.nanoTime() - pause.toNanos();
  }

  synchronized void parked(UUID task) {
    parkedTasks++;
    first = first == null ? task : first;
  }

  synchronized void sentAgain(UUID task) {
    resentTasks++;
    first = first == null ? task : first;
  }

  /**
   * Logs what has gathered, unless a line was written a moment ago; to be called again and again.
   */
  synchronized void tell() {
    if (first != null && System.nanoTime() - loggedAt >= pause.toNanos()) {
      LOG.atWarn()
          .addKeyValue(LogKey.TASK, first)
          .log(
              "Nothing shows whether {} Tasks reached Equinix; this is the first of them. {} are parked"
                  + " for a person, {} are sent again as their setting says",
              parkedTasks + resentTasks,
              parkedTasks,
              resentTasks);
      loggedAt = System.nanoTime();
      parkedTasks = 0;
      resentTasks = 0;
      first = null;
    }
  }
}
