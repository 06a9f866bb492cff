package io.emgadapter.order;

import io.emgadapter.order.Body.BodyReader;
import io.emgadapter.order.FieldKind.Place;
import io.emgadapter.order.FieldKind.Texts;
import io.emgadapter.order.Problems.ProblemCode;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The members of one JSON object while they are read. It knows which were asked for, so what is
 * left is unknown. A member that is null counts as absent.
 */
public final class FieldReader {
  private final JsonNode object;
  private final Place place;
  private final Set<String> known = new LinkedHashSet<>();

  private FieldReader(JsonNode object, Place place) {
    this.object = object;
    this.place = place;
  }

  /** The kind of an object that {@code reader} reads; members it does not ask for are problems. */
  static <T> FieldKind<T> object(Function<FieldReader, T> reader) {
    return new FieldKind<>(
        "an object",
        (value, place) -> {
          if (!value.isObject()) {
            place.problem(ProblemCode.WRONG_TYPE, "Send an object.");
            return null;
          }
          FieldReader fields = new FieldReader(value, place);
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
  <T> T required(String name, FieldKind<T> kind) {
    return requiredIf(true, name, kind, "it is mandatory");
  }

  /** Reads a member that may be absent. */
  <T> @Nullable T optional(String name, FieldKind<T> kind) {
    known.add(name);
    return has(name) ? kind.read(object.get(name), at(name)) : null;
  }

  /** Reads true or false that may be absent. */
  @Nullable Boolean flag(String name) {
    return optional(name, FieldKind.BOOLEAN);
  }

  /**
   * Reads a member that is mandatory under a condition.
   *
   * @param because completes the sentence "Send …, because …"
   */
  <T> @Nullable T requiredIf(boolean condition, String name, FieldKind<T> kind, String because) {
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

  /** Accepts a member as known although it is not read. */
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

  /** Suggests which field may have been meant by an unknown member. */
  public static final class UnknownField {
    /** Longer names are not repeated in a pointer and not compared. */
    private static final int LONGEST = 64;

    private UnknownField() {}

    static void refuse(String name, Set<String> known, Place object) {
      if (name.length() > LONGEST || !StorableText.isStorable(name)) {
        object.problem(
            ProblemCode.UNKNOWN_FIELD, "Leave out the field whose name is overlong or no text.");
        return;
      }
      object.at(name).problem(ProblemCode.UNKNOWN_FIELD, sentence(name, known));
    }

    private static String sentence(String name, Set<String> known) {
      return meant(name, known)
          .map(meant -> "Unknown field, did you mean `" + meant + "`?")
          .orElse("Unknown field; leave it out. Known here: " + String.join(", ", known) + ".");
    }

    /** The known name that is nearest, if it is near enough. */
    private static Optional<String> meant(String name, Set<String> known) {
      return known.stream()
          .filter(candidate -> distance(name, candidate) <= Math.max(1, candidate.length() / 4))
          .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /**
     * How many single characters must be changed, put in or taken out (Levenshtein), in any case.
     */
    public static int distance(String one, String other) {
      String a = one.toLowerCase(Locale.ROOT);
      String b = other.toLowerCase(Locale.ROOT);
      int[] row = new int[b.length() + 1];
      for (int j = 0; j <= b.length(); j++) {
        row[j] = j;
      }
      for (int i = 1; i <= a.length(); i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= b.length(); j++) {
          int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
          diagonal = row[j];
          row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
        }
      }
      return row[b.length()];
    }
  }

  /** The fields and rules that the documents repeat for every order. */
  static final class Common {
    /** "This field can only be up to 3800 characters long." */
    static final FieldKind<String> DESCRIPTION = Texts.upTo(3800);

    private static final String ONE_ORDER =
        "Leave it out: a Create makes a new order, so it names none and has no State.";

    private Common() {}

    /** "The default value for this attribute is false. … This field cannot be NULL." */
    static boolean requestorIdUnique(FieldReader body) {
      if (body.mentions("RequestorIdUnique") && !body.has("RequestorIdUnique")) {
        body.at("RequestorIdUnique")
            .problem(ProblemCode.WRONG_TYPE, "Send true or false, not null.");
      }
      return Boolean.TRUE.equals(body.flag("RequestorIdUnique"));
    }

    /** "This attribute is only mandatory if RequestorIdUnique is true." */
    static @Nullable String requestorId(FieldReader body, boolean unique) {
      return body.requiredIf(unique, "RequestorId", Texts.LINE, "RequestorIdUnique is true");
    }

    /** An order that does not exist yet cannot be named or have a State. */
    static void newOrder(FieldReader body) {
      body.forbidden("ServicerId", ONE_ORDER);
      body.forbidden("State", ONE_ORDER);
    }
  }
}
