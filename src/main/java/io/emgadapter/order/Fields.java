package io.emgadapter.order;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The members of one JSON object while they are read. It knows which were asked for, so what is
 * left is unknown. A member that is null counts as absent.
 */
final class Fields {
  private final JsonNode object;
  private final Place place;
  private final Set<String> known = new LinkedHashSet<>();

  private Fields(JsonNode object, Place place) {
    this.object = object;
    this.place = place;
  }

  /** The kind of an object that {@code reader} reads; members it does not ask for are problems. */
  static <T> Kind<T> object(Function<Fields, T> reader) {
    return new Kind<>(
        "an object",
        (value, place) -> {
          if (!value.isObject()) {
            place.problem(ProblemCode.WRONG_TYPE, "Send an object.");
            return null;
          }
          Fields fields = new Fields(value, place);
          T read = reader.apply(fields);
          fields.refuseUnknown();
          return read;
        });
  }

  /**
   * Reads a mandatory member. Where it is absent or wrong a problem was added and null is given
   * against the declared type: whatever is built from it is thrown away by {@link BodyReader}.
   */
  @SuppressWarnings("NullAway")
  <T> T required(String name, Kind<T> kind) {
    return requiredIf(true, name, kind, "it is mandatory");
  }

  /** Reads a member that may be absent. */
  <T> @Nullable T optional(String name, Kind<T> kind) {
    known.add(name);
    return has(name) ? kind.read(object.get(name), at(name)) : null;
  }

  /**
   * Reads a member that is mandatory under a condition.
   *
   * @param because completes the sentence "Send …, because …"
   */
  <T> @Nullable T requiredIf(boolean condition, String name, Kind<T> kind, String because) {
    known.add(name);
    if (condition && !has(name)) {
      at(name).problem(ProblemCode.MISSING, "Send " + kind.form() + ", because " + because + ".");
    }
    return optional(name, kind);
  }

  /** Refuses a member that exists elsewhere, saying why. */
  void forbidden(String name, String sentence) {
    known.add(name);
    if (has(name)) {
      at(name).problem(ProblemCode.NOT_ALLOWED, sentence);
    }
  }

  /** Takes a member for known although it is not read. */
  void skip(String name) {
    known.add(name);
  }

  /** Whether the member is there, as null or otherwise. */
  boolean mentions(String name) {
    return object.has(name);
  }

  /** Whether the member is there and not null. */
  boolean has(String name) {
    return object.hasNonNull(name);
  }

  /** The place of the object. */
  Place place() {
    return place;
  }

  /** The place of a member. */
  Place at(String name) {
    return place.at(name);
  }

  private void refuseUnknown() {
    object
        .propertyStream()
        .map(member -> member.getKey())
        .filter(name -> !known.contains(name))
        .limit(Problems.MOST + 1L)
        .forEach(name -> UnknownField.refuse(name, known, place));
  }
}
