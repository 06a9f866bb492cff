package io.emgadapter.envelope;

import io.emgadapter.envelope.UnreadableEnvelope.Kind;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON reader and writer of this package: strict, and bounded against hostile input. */
final class Json {
  /** Objects and arrays may stand inside each other this deep. */
  static final int MOST_NESTING = 64;

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_NESTING).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          // What is handed on keeps its numbers as they came.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /** Makes something of a text that may be anything. */
  interface Reading<T> {
    T read(JsonParser parser) throws UnreadableEnvelope;
  }

  /**
   * The only way in which foreign text is read. Whatever the parser throws is an unreadable text:
   * not all of it is a {@code JacksonException}, an exponent of ten digits is a bare {@link
   * NumberFormatException} of the JDK.
   *
   * @param otherwise what is said where nothing more is known
   */
  static <T> T read(String text, Kind otherwise, Reading<T> reading) throws UnreadableEnvelope {
    try (JsonParser parser = MAPPER.createParser(text)) {
      return reading.read(parser);
    } catch (StreamConstraintsException | NumberFormatException | ArithmeticException e) {
      throw new UnreadableEnvelope(Kind.BEYOND_LIMITS);
    } catch (MismatchedInputException e) {
      throw new UnreadableEnvelope(Kind.DUPLICATE_NAME);
    } catch (RuntimeException | StackOverflowError e) {
      throw new UnreadableEnvelope(otherwise);
    }
  }
}
