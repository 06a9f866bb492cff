package io.emgadapter.ledger;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The state of a Task. The transitions listed here are the only ones; the ledger's statements take
 * them from here, and a test compares {@code docs/states.md} with them.
 */
public enum TaskState {
  /** Waits for an earlier Task of its lane. */
  HELD,
  /** May be sent. */
  READY,
  /** Committed with text and signature; it may be on its way. */
  SENDING,
  /** The gateway has it; the answer is awaited. */
  SENT,
  /** It may have reached Equinix or not. */
  UNKNOWN,
  /** No answer came in time; one may still come. */
  UNANSWERED,
  /** Equinix took it. */
  ACKNOWLEDGED,
  /** Equinix, or its gateway, did not take it. */
  REFUSED,
  /** It never left. */
  NOT_SENT,
  /** Nobody waits for an answer any more. */
  ABANDONED,
  /** Undecided; a person must decide. */
  PARKED;

  private static final Set<TaskState> ENDS =
      EnumSet.of(ACKNOWLEDGED, REFUSED, NOT_SENT, ABANDONED, PARKED);

  /** Whether no other state follows. */
  public boolean isEnd() {
    return ENDS.contains(this);
  }

  /** The states that may follow this one. */
  public Set<TaskState> successors() {
    return switch (this) {
      // To UNKNOWN from anywhere: only after a restore, which forgot what had left since.
      case HELD -> EnumSet.of(READY, NOT_SENT, UNKNOWN);
      // An answer to a Task that was proven unsent says that the proof was wrong: believe it.
      // REFUSED it can also be by its gateway, before it is sealed.
      case READY -> EnumSet.of(SENDING, NOT_SENT, UNKNOWN, ACKNOWLEDGED, REFUSED, PARKED);
      // PARKED only what was sent again, and of which an answer leaves the first send open.
      case SENDING -> EnumSet.of(READY, SENT, UNKNOWN, ACKNOWLEDGED, REFUSED, PARKED);
      case SENT -> EnumSet.of(UNANSWERED, UNKNOWN, ACKNOWLEDGED, REFUSED, PARKED);
      // READY where a policy has it sent again; and as from SENDING, where its sender could say so
      // only after the lease.
      case UNKNOWN -> EnumSet.of(READY, SENT, ACKNOWLEDGED, REFUSED, ABANDONED, PARKED);
      case UNANSWERED -> EnumSet.of(UNKNOWN, ACKNOWLEDGED, REFUSED, ABANDONED, PARKED);
      case ACKNOWLEDGED, REFUSED, NOT_SENT, ABANDONED, PARKED -> EnumSet.noneOf(TaskState.class);
    };
  }

  /** All transitions, as {@code FROM>TO}: what the ledger's compare-and-set statements allow. */
  public static List<String> transitions() {
    return Arrays.stream(values())
        .flatMap(from -> from.successors().stream().map(to -> from + ">" + to))
        .toList();
  }
}
