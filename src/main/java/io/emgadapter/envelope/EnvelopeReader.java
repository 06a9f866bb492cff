package io.emgadapter.envelope;

import io.emgadapter.envelope.UnreadableEnvelope.Kind;
import java.nio.charset.CharacterCodingException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads an envelope from the wire: strictly, and bounded in size and depth.
 *
 * <p>The Task may be a string (as Equinix prints its Acks) or an object (as it prints
 * notifications). Members other than Task and Signature are passed over.
 */
public final class EnvelopeReader {
  /** An envelope of more bytes is not read. */
  public static final int MOST_BYTES = 1 << 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private EnvelopeReader() {}

  /**
   * Reads one envelope.
   *
   * @param envelope UTF-8, with or without a byte order mark
   * @throws UnreadableEnvelope whatever else the bytes are
   */
  public static SignedText read(byte[] envelope) throws UnreadableEnvelope {
    if (envelope.length > MOST_BYTES) {
      throw new UnreadableEnvelope(Kind.TOO_LARGE);
    }
    String text = text(envelope);
    return Json.read(text, Kind.NOT_JSON, parser -> members(parser, text));
  }

  // As text first: so only UTF-8 is taken, and offsets of the text are offsets of whole characters.
  private static String text(byte[] envelope) throws UnreadableEnvelope {
    try {
      String text = Utf8.text(envelope);
      return text.startsWith(String.valueOf(BYTE_ORDER_MARK)) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnreadableEnvelope(Kind.NOT_UTF8);
    }
  }

  private static SignedText members(JsonParser parser, String text) throws UnreadableEnvelope {
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_OBJECT) {
      throw new UnreadableEnvelope(first == null ? Kind.NOT_JSON : Kind.NOT_AN_OBJECT);
    }
    var members = new Members(text);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      members.read(parser);
    }
    if (parser.nextToken() != null) {
      throw new UnreadableEnvelope(Kind.TRAILING_CONTENT);
    }
    return members.signedText();
  }
}
