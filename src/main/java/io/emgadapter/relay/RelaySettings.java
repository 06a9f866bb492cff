package io.emgadapter.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are published. Settings {@code emg.events.*}.
 *
 * @param exchange the topic exchange to which events are published
 * @param batch the most events that are published together
 * @param poll how often the ledger is asked for new events when nothing has announced any
 * @param confirm how long the broker may take to confirm a publish
 * @param retry how long an event waits after it found no queue, or no broker
 * @param replyAttempts how many times a copy is offered to a sender's own queue that does not exist
 */
@ConfigurationProperties("emg.events")
public record RelaySettings(
    @DefaultValue("emg.events") String exchange,
    @DefaultValue("500") int batch,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("10s") Duration confirm,
    @DefaultValue("5s") Duration retry,
    @DefaultValue("5") int replyAttempts) {

  /**
   * When an event that the broker did not take is tried again: after twice as long each time, up to
   * a limit.
   *
   * @param first how long it waits after the first attempt
   */
  record Retries(Duration first) {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;

    /** How long it waits after the next attempt, if so many were made before. */
    Duration after(int attempts) {
      Duration doubled = first.multipliedBy(1L << Math.min(MOST_DOUBLINGS, attempts));
      return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
  }
}
