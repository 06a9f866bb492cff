package io.emgadapter.receive;

/** What a message says about our having the right key. */
enum Trust {
  /** Its signature verifies: the key is right. */
  VERIFIED,
  /** It has no signature, or one that does not verify. */
  DISTRUSTED,
  /** Nothing: it could not be read, or signatures are not required. */
  UNTOLD
}
