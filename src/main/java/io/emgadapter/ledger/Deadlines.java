package io.emgadapter.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the adapter waits. Settings {@code emg.deadlines.*}.
 *
 * @param lease how long an instance holds a Task that it prepares or sends; longer than any send
 * @param answer after this a Task without an Ack is UNANSWERED
 * @param abandon after this, counted from then, it is ABANDONED
 * @param undecided how long a Task that may or may not have been sent is looked up, before it is
 *     PARKED for a person
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
}
