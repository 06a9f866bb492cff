package io.emgadapter.envelope;

import java.security.Key;

/**
 * A key that cannot be used. The message is one sentence that says what is wrong and what to supply
 * instead, with nothing of the key or its password; for the same reason there is no cause.
 */
public final class UnusableKey extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableKey(String sentence) {
    super(sentence);
  }

  /** What is said of a key and an algorithm that do not go together. */
  static final class Unfit {
    private Unfit() {}

    static UnusableKey algorithm(String algorithm) {
      return new UnusableKey(
          "The signature algorithm %s is not known here; supply one that is, for example %s."
              .formatted(algorithm, Signer.DEFAULT_ALGORITHM));
    }

    static UnusableKey key(String sort, Key key, String algorithm) {
      return new UnusableKey(
          "The %s key is of kind %s and does not fit the signature algorithm %s; supply a key made for"
                  .formatted(sort, key.getAlgorithm(), algorithm)
              + " that algorithm, long enough for it, or set the algorithm that fits the key.");
    }
  }
}
