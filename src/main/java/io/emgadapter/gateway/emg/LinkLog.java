package io.emgadapter.gateway.emg;

import io.emgadapter.work.LogKey;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once when a link goes down and once when it is up again, however long that takes and
 * whatever is tried meanwhile. Safe for use by several threads.
 */
final class LinkLog {
  private static final Logger LOG = LoggerFactory.getLogger(LinkLog.class);

  /**
   * By these a broker ends what is idle, or moves it elsewhere: it takes the link again at once.
   */
  private static final List<String> USUAL =
      List.of("amqp:link:detach-forced", "amqp:connection:forced");

  private final String link;
  private final EmgQueue queue;
  private final String consequence;
  private String trouble = "it is being opened";
  private long since = System.nanoTime();
  private boolean isUp;
  private boolean told;

  /**
   * @param link as in "The link that sends to EMG"
   * @param consequence what waits while it is down, as in "answers wait at EMG"
   */
  LinkLog(String link, EmgQueue queue, String consequence) {
    this.link = link + " (" + queue + ")";
    this.queue = queue;
    this.consequence = consequence;
  }

  /** Why there is no link, for the operator. */
  synchronized String trouble() {
    return trouble;
  }

  /** Whether there is one, and else since when and why not. */
  synchronized String state() {
    return isUp ? "connected" : "not connected for " + lasted() + ": " + trouble;
  }

  synchronized void up() {
    if (told) {
      LOG.atInfo()
          .addKeyValue(LogKey.SUBSCRIPTION, queue.subscription())
          .addKeyValue(LogKey.QUEUE, queue.entity())
          .log("{} is up again, after {}", link, lasted());
    } else {
      LOG.debug("{} is up", link);
    }
    told = false;
    isUp = true;
    trouble = "it was lost";
  }

  /** It is down, or an attempt to open it failed. */
  synchronized void down(String why) {
    boolean isFirst = isUp;
    if (isUp) {
      since = System.nanoTime();
      isUp = false;
    }
    if (!told && !(isFirst && USUAL.stream().anyMatch(why::contains))) {
      LOG.atWarn()
          .addKeyValue(LogKey.SUBSCRIPTION, queue.subscription())
          .addKeyValue(LogKey.QUEUE, queue.entity())
          .log("{} is down ({}); {}; it is tried again every 0.1 to 5 s", link, why, consequence);
      told = true;
    } else if (!why.equals(trouble)) {
      LOG.debug("{} is down ({})", link, why);
    }
    trouble = why;
  }

  private String lasted() {
    Duration lasted = Duration.ofNanos(System.nanoTime() - since);
    return lasted.toSeconds() < 120 ? lasted.toSeconds() + " s" : lasted.toMinutes() + " min";
  }
}
