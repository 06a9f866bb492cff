package io.emgadapter.receive;

/** What a message says about our having the right key. */
enum Trust {
  /** Its signature verifies: the key is right. */
  VERIFIED,
  /** Its signature does not verify. */
  DISTRUSTED,
  /** It has none: a stranger sent it, or Equinix signs with nothing that we know. */
  UNSIGNED,
  /** Nothing: it could not be read, or signatures are not required. */
  UNTOLD;

  /** Whether nobody knows who sent it, though a key is there that would show it. */
  boolean isDoubted() {
    return this == DISTRUSTED || this == UNSIGNED;
  }
}
