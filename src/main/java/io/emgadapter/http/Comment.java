package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.ledger.parked.Audit.Act;
import org.jspecify.annotations.Nullable;

/**
 * What comes with a command.
 *
 * @param comment why, in the operator's own words, up to 500 characters
 */
public record Comment(@Nullable String comment) {
  private static final int LONGEST = 500;

  /** The act of this caller. */
  Act by(Caller caller) {
    return by(caller, comment);
  }

  static Act by(Caller caller, @Nullable String comment) {
    if (comment != null && (comment.length() > LONGEST || comment.indexOf('\0') >= 0)) {
      throw HttpProblem.wrong("Send a comment of at most 500 characters without NUL.");
    }
    return new Act(caller.name(), comment);
  }
}
