package io.emgadapter.receive;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the JSON of feeds; strict, and bounded against hostile input. */
public final class FeedJson {
  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private FeedJson() {}

  /**
   * The items of a delivery: those of an array (CloudEvents batch format), or the one object.
   *
   * @return empty where the bytes are neither
   */
  public static Optional<List<JsonNode>> items(byte[] bytes) {
    try {
      JsonNode all = MAPPER.readTree(bytes);
      if (all.isArray()) {
        return Optional.of(all.valueStream().toList());
      }
      return all.isObject() ? Optional.of(List.of(all)) : Optional.empty();
    } catch (JacksonException | NumberFormatException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** One item as it was parked, whatever JSON it is. */
  static JsonNode item(byte[] bytes) {
    return MAPPER.readTree(bytes);
  }

  static byte[] bytes(JsonNode item) {
    return MAPPER.writeValueAsBytes(item);
  }
}
