package io.emgadapter.operate;

import io.emgadapter.ledger.Act;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * What comes with a command.
 *
 * @param comment why, in the operator's own words, up to 500 characters
 */
record Comment(@Nullable String comment) {
  private static final int LONGEST = 500;
  private static final String NOBODY = "local";

  /** The act of this user; without users in the settings nobody's name is known. */
  Act by(@Nullable Principal user) {
    return by(user, comment);
  }

  static Act by(@Nullable Principal user, @Nullable String comment) {
    if (comment != null && (comment.length() > LONGEST || comment.indexOf('\0') >= 0)) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "Send a comment of at most 500 characters without NUL.");
    }
    return new Act(user == null ? NOBODY : user.getName(), comment);
  }
}
