package io.emgadapter.gateway.rest.call;

import java.time.Duration;

/**
 * When the calls of an account may start, decided once for all instances: an account's pace is one,
 * however many instances there are. Methods throw {@link
 * org.springframework.dao.DataAccessException} if that cannot be asked.
 */
public interface CallTurns {
  /** So long nobody is held back, whatever is asked for: one hour. */
  Duration LONGEST_PAUSE = Duration.ofHours(1);

  /**
   * Takes turns that follow each other, if the first of them comes soon.
   *
   * @param account the digest of the account, as in {@link CredentialMemory.Credential#account}
   * @param count how many, 1 or more
   * @param gap from one turn to the next
   * @param longest no turn is taken if the first one comes later than this; one minute at most
   */
  Turn take(byte[] account, int count, Duration gap, Duration longest);

  /** Equinix asked for a pause: no turn is taken before it has passed. */
  void holdBack(byte[] account, Duration pause);

  /** What became of asking for turns. */
  enum State {
    /** They are the caller's. */
    TAKEN,
    /** So many are taken that the next one comes too late. */
    CROWDED,
    /** Equinix asked for a pause. */
    HELD
  }

  /**
   * What was taken.
   *
   * @param in until the first turn; where none was taken, until it is worth asking again
   */
  record Turn(State state, Duration in) {
    boolean isTaken() {
      return state == State.TAKEN;
    }
  }
}
