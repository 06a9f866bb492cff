package io.emgadapter.envelope;

/**
 * A key that cannot be used. The message is one sentence that says what is wrong and what to supply
 * instead, with nothing of the key or its password; for the same reason there is no cause.
 */
public final class UnusableKey extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableKey(String sentence) {
    super(sentence);
  }
}
