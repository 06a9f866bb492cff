package io.emgadapter.request;

import io.emgadapter.order.Problem;
import org.jspecify.annotations.Nullable;

/** What a message may be at most, outside its JSON. */
final class Limits {
  /** The code of a problem of size. */
  static final String TOO_LARGE = "too-large";

  private Limits() {}

  static Problem tooLarge(int maxBytes) {
    return new Problem("", TOO_LARGE, "Send at most " + maxBytes + " bytes.");
  }

  static Problem unreadable() {
    return new Problem("", "unreadable", "Tell the operator of this adapter; its log says more.");
  }

  /** A property as it can be kept: null where it is empty, longer than this or no plain text. */
  static @Nullable String text(@Nullable String text, int longest) {
    boolean plain =
        text != null
            && !text.isBlank()
            && text.length() <= longest
            && text.chars().noneMatch(Character::isISOControl);
    return plain ? text : null;
  }
}
