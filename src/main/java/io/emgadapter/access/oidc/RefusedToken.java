package io.emgadapter.access.oidc;

import org.springframework.security.core.AuthenticationException;

/** A token that says nothing that counts here. Its sentence quotes nothing of the token. */
final class RefusedToken extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final Why why;

  RefusedToken(Why why) {
    super(why.sentence);
    this.why = why;
  }

  Why why() {
    return why;
  }

  /** What is wrong with it, and what to send instead. */
  enum Why {
    NOT_SIGNED(
        "token-not-signed",
        "Send an access token as the identity provider of this adapter signed it."),
    ISSUER("token-issuer", "Send a token of the identity provider that this adapter is set to."),
    KIND(
        "token-kind",
        "Send an access token: this is an ID token, which says only who logged in somewhere."),
    AUDIENCE(
        "token-audience", "Ask the identity provider for a token whose audience is this adapter."),
    TIME("token-expired", "Ask the identity provider for a new token: this one is not valid now."),
    NAME(
        "token-name",
        "Have the identity provider put a name into the token that can be used here: 1 to 200"
            + " visible characters, and not the name of a user or a sender of this adapter's settings.");

    private final String code;
    private final String sentence;

    Why(String code, String sentence) {
      this.code = code;
      this.sentence = sentence;
    }

    /** As programs know it. */
    String code() {
      return code;
    }
  }
}
