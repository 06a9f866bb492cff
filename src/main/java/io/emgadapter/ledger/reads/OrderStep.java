package io.emgadapter.ledger.reads;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of an order's history.
 *
 * @param sequence its number in the order in which the ledger heard of it
 * @param source who told of it: {@code notification}, {@code poll} or {@code answer}
 * @param key what names it there: a message's Id, a note's id, a negotiation's reference
 * @param bill whether it is a bill, which never touches the state
 * @param state as this news says
 * @param late whether it is older than the state that was known, so that it changed none
 * @param activity Equinix's number of this step
 * @param descriptions Equinix's words, in the parts that it joined; none once they are forgotten
 * @param details attachments, question, billed lines and warnings as JSON; null once forgotten
 * @param sentAt the time at Equinix, if it said so
 * @param takenAt when the ledger took it
 */
public record OrderStep(
    long sequence,
    String source,
    String key,
    boolean bill,
    @Nullable String state,
    boolean stateChanged,
    boolean late,
    @Nullable String activity,
    List<String> descriptions,
    @JsonRawValue @Nullable String details,
    @Nullable Instant sentAt,
    Instant takenAt) {

  /** Nothing of the text, which may be personal. */
  @Override
  public String toString() {
    return "OrderStep[" + sequence + "]";
  }
}
