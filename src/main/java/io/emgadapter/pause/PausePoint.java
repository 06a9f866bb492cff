package io.emgadapter.pause;

import java.util.ServiceLoader;

/**
 * The places between two effects where a crash could lose or double something, in the order in
 * which a work request passes them. Commits are not among them: transactions have listeners of
 * their own.
 */
public enum PausePoint {
  /** The broker has handed over a work request. */
  DELIVERED,
  /** It was read, and nothing is wrong with it. */
  VALIDATED,
  /** It is in the ledger, and the broker may forget it. */
  ACKED,
  /** Tasks were drafted, and what they refer to was looked for. */
  RESOLVED,
  /** They are signed, and nobody knows of that. */
  SIGNED,
  /** What has just come is accepted and sealed in one, and nothing of it has left. */
  ACCEPTED,
  /** A Task was given to the link to EMG. */
  FIRST_BYTE,
  /** EMG's word for a batch has come, and nobody has read it. */
  VENDOR_ACCEPTED,
  /** What became of Tasks is known, and waits to be recorded. */
  UNRECORDED,
  /** A token has come, and the ledger still says that it is being asked for. */
  TOKEN,
  /** A call to Equinix is about to be written. */
  CALLING,
  /** Its answer has come, and nobody has read it. */
  CALLED,
  /** A file is at Equinix, and the order that it belongs to is not. */
  UPLOADED,
  /** What a REST call did to an order is known, and not recorded. */
  ORDERED,
  /** Messages from EMG are in hand. */
  RECEIVED,
  /** They were verified and recognised. */
  VERIFIED,
  /** What they said is in the ledger, and EMG may forget them. */
  SETTLED,
  /** A lost Task was looked up, and what was seen is not recorded. */
  LOOKED,
  /** Events were written to the broker, and their confirms are awaited. */
  PUBLISHED,
  /** The broker has confirmed them, and nobody has marked them. */
  CONFIRMED;

  private static final PauseWatch WATCH =
      ServiceLoader.load(PauseWatch.class, PauseWatch.class.getClassLoader())
          .findFirst()
          .orElse(_ -> {});

  /** Says that the process is here; returns at once unless somebody watches. */
  public void reach() {
    WATCH.reached(this);
  }

  /**
   * Watches the process pass these points; found by {@link ServiceLoader}. The shipped adapter has
   * none: the fault campaign brings one, which stops the process dead.
   */
  public interface PauseWatch {
    /** Called by the thread that does the work, which goes on when this returns. */
    void reached(PausePoint point);
  }
}
