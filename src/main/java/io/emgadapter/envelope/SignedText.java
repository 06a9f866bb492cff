package io.emgadapter.envelope;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an envelope holds. Nothing in it is to be believed before the signature is verified.
 *
 * @param signedBytes exactly the bytes that a signature covers: the UTF-8 of a Task's string, or a
 *     Task's object as it stands in the envelope, white space and all
 * @param task the same, parsed
 * @param signature as it stands in the envelope; null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying it costs
public record SignedText(byte[] signedBytes, ObjectNode task, @Nullable String signature) {

  /** Without the content, which may be personal. */
  @Override
  public String toString() {
    return "SignedText[%d bytes, %s]"
        .formatted(signedBytes.length, signature == null ? "unsigned" : "signed");
  }
}
