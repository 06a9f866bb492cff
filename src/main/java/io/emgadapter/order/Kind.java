package io.emgadapter.order;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A kind of value: how it is read, and its form in words.
 *
 * @param form completes the sentence "Send …", for example {@code true or false}
 * @param reading reads a value that is there and not null
 */
record Kind<T>(String form, Reading<T> reading) {

  /** {@code true} or {@code false}, as JSON writes them. */
  static final Kind<Boolean> BOOLEAN =
      new Kind<>(
          "true or false",
          (value, place) -> {
            if (value.isBoolean()) {
              return value.booleanValue();
            }
            place.problem(ProblemCode.WRONG_TYPE, "Send true or false, without quotes.");
            return null;
          });

  /** Reads one value, or says at its place what is wrong and gives null. */
  @FunctionalInterface
  interface Reading<T> {
    /** Reads {@code value}, which stands at {@code place}. */
    @Nullable T read(JsonNode value, Place place);
  }

  @Nullable T read(JsonNode value, Place place) {
    return reading.read(value, place);
  }
}
