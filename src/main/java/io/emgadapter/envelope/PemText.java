package io.emgadapter.envelope;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.openssl.PEMParser;

/** The PEM blocks of a text, as Bouncy Castle holds them. */
final class PemText {
  private PemText() {}

  /**
   * Reads all blocks, of which there is at least one.
   *
   * @param sort {@code private} or {@code public}, for the sentence of a failure
   */
  static List<Object> read(String pem, String sort) {
    List<Object> found = blocks(pem, sort);
    if (found.isEmpty()) {
      throw new UnusableKey(
          "No PEM text found for the %s key; supply the text of the file, from its BEGIN line to its"
                  .formatted(sort)
              + " END line.");
    }
    return found;
  }

  private static List<Object> blocks(String pem, String sort) {
    var found = new ArrayList<Object>();
    try (var parser = new PEMParser(new StringReader(pem))) {
      for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
        found.add(block);
      }
      return found;
    } catch (IOException | RuntimeException e) {
      throw new UnusableKey(
          "The PEM text for the %s key is cut off, damaged or of a kind not known; supply the whole"
                  .formatted(sort)
              + " file, as openssl writes it.");
    }
  }
}
