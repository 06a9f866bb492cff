package io.emgadapter.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emgadapter.order.Problems.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads one JSON object from bytes that may hold anything. */
final class StrictJson {
  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_NAME = 1000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxNameLength(LONGEST_NAME)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Numbers in a sender's context come back as they were sent.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private StrictJson() {}

  /** What was read, or the problem why it could not be. */
  record Read(@Nullable ObjectNode object, @Nullable Problem problem) {}

  /** Makes a tree of bytes that are UTF-8. */
  @FunctionalInterface
  interface Parsing {
    JsonNode parse(byte[] bytes);
  }

  static Read read(byte[] bytes) {
    return read(bytes, MAPPER::readTree);
  }

  /** Whatever the parser throws, it is a problem of the bytes and not an error of ours. */
  static Read read(byte[] bytes, Parsing parsing) {
    if (!isUtf8(bytes)) {
      return problem(
          "not-utf-8", "Send UTF-8 (RFC 3629); these bytes hold a sequence that is none.");
    }
    try {
      JsonNode node = parsing.parse(bytes);
      return node instanceof ObjectNode object
          ? new Read(object, null)
          : problem("not-an-object", "Send a work request as one JSON object.");
    } catch (StreamConstraintsException e) {
      return beyondLimits(e.getMessage() == null ? "" : e.getMessage());
    } catch (NumberFormatException e) {
      // Jackson lets through what BigDecimal says of an exponent beyond its own.
      return problem("beyond-limits", "Send smaller numbers.");
    } catch (JacksonException e) {
      return duplicateName(e)
          ? problem("duplicate-name", "Send each member of an object once.")
          : problem("not-json", "Send a work request as JSON in UTF-8.");
    } catch (RuntimeException | StackOverflowError e) {
      return problem("unreadable", "Send it as plainer JSON; this cannot be read.");
    }
  }

  /** Stricter than Jackson, which accepts overlong forms of a character. */
  private static boolean isUtf8(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The JSON of what was read. */
  static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  private static Read beyondLimits(String failure) {
    if (failure.contains("nesting depth")) {
      return problem("too-deep", "Send JSON of at most " + DEEPEST + " levels.");
    }
    if (failure.startsWith("Number value")) {
      return problem(
          "number-too-long", "Send numbers of at most " + LONGEST_NUMBER + " characters.");
    }
    if (failure.startsWith("Name")) {
      return problem("name-too-long", "Send names of at most " + LONGEST_NAME + " characters.");
    }
    return problem("beyond-limits", "Send smaller JSON.");
  }

  private static boolean duplicateName(JacksonException failure) {
    return failure.getMessage() != null && failure.getMessage().startsWith("Duplicate ");
  }

  private static Read problem(String code, String message) {
    return new Read(null, new Problem("", code, message));
  }
}
