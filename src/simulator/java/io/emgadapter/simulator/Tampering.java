package io.emgadapter.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Changes an Ack after it was signed. */
final class Tampering {

  private Tampering() {}

  /** Flips one bit in the last digit of the StatusCode: 201 becomes 200, and all is still JSON. */
  static byte[] withOtherStatus(byte[] envelope) {
    byte[] changed = envelope.clone();
    int at = new String(envelope, ISO_8859_1).indexOf("StatusCode") + "StatusCode".length();
    while (!Character.isDigit(changed[at])) {
      at++;
    }
    changed[at + 2] ^= 1;
    return changed;
  }
}
