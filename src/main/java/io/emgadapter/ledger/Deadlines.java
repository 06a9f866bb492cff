package io.emgadapter.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the adapter waits. Settings {@code emg.deadlines.*}.
 *
 * @param lease how long an instance holds a Task while it prepares and sends it; longer than any
 *     send
 * @param answer a Task without an Ack is UNANSWERED after this time
 * @param abandon an UNANSWERED Task is ABANDONED after this time
 * @param undecided how long the adapter looks for a Task that may or may not have been sent, before
 *     it is PARKED for a person
 */
@ConfigurationProperties("emg.deadlines")
public record Deadlines(
    @DefaultValue("60s") Duration lease,
    @DefaultValue("15m") Duration answer,
    @DefaultValue("3d") Duration abandon,
    @DefaultValue("1h") Duration undecided) {

  /** When a Task that may or may not have been sent is looked up. */
  public LookSchedule looks() {
    return new LookSchedule(undecided);
  }

  /**
   * When an UNKNOWN Task is looked up: soon at first, then each time twice as late, and for the
   * last time when its window is over. In an hour that is 3.5, 7, 14, 28 and 56 seconds, 2, 4, 8,
   * 15, 30 and 60 minutes after it became UNKNOWN.
   *
   * @param window the time from then to the last look-up
   */
  public record LookSchedule(Duration window) {
    private static final Duration SOON = Duration.ofSeconds(5);

    /** The number of the last look-up; the first one is 0. */
    public int last() {
      int last = 0;
      while (window.dividedBy(1L << last).compareTo(SOON) > 0) {
        last++;
      }
      return last;
    }

    /** How long after the Task became UNKNOWN the first look-up comes. */
    public Duration first() {
      return at(0);
    }

    /** How long after this look-up the next one comes; not for the last one. */
    public Duration pauseAfter(int look) {
      return at(look + 1).minus(at(look));
    }

    /** How long after this look-up the last one comes. */
    public Duration restAfter(int look) {
      return window.minus(at(look));
    }

    private Duration at(int look) {
      return window.dividedBy(1L << (last() - look));
    }
  }
}
