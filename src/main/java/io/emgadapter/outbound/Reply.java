package io.emgadapter.outbound;

import org.jspecify.annotations.Nullable;

/** What came of asking one address. */
public sealed interface Reply {

  /**
   * It answered.
   *
   * @param status the HTTP status; a redirect is one too, and is not followed
   * @param contentType the header; null where there is none
   * @param body of a success that was asked for its body, else empty
   */
  record Answered(int status, @Nullable String contentType, byte[] body) implements Reply {
    /** Without the content. */
    @Override
    public String toString() {
      return "Answered[" + status + "]";
    }
  }

  /** Its body has more bytes than are taken. */
  record TooLarge() implements Reply {}

  /** It is no address that may be asked; nothing was connected to. */
  record Forbidden() implements Reply {}

  /**
   * No whole answer came in time.
   *
   * @param kind of the failure, for the operator; holds nothing of the URL
   */
  record Unanswered(String kind) implements Reply {}
}
