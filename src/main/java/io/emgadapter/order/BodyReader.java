package io.emgadapter.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the Body of a work request by the rules of Equinix's documents. */
public final class BodyReader {
  private BodyReader() {}

  /**
   * Reads a Body, adding every problem it has.
   *
   * @param body in Equinix's field names
   * @param pointer where the Body stands in the request, for example {@code /body}
   * @param now for the rules that look at the clock
   * @param problems what was found before is kept and does not count
   * @return null if anything is wrong with it
   */
  public static @Nullable Body read(
      Resource resource, Verb verb, JsonNode body, String pointer, Instant now, Problems problems) {
    int before = problems.count();
    Kind<Body> kind = Fields.object(fields -> resource.read(verb, fields));
    Body read = kind.read(body, new Place(pointer, problems));
    if (read != null) {
      read.check(pointer, now, problems);
    }
    return problems.count() == before ? read : null;
  }

  /** Adds what is wrong with a Body at this time; the same as {@link Body#check}. */
  public static void check(Body body, String pointer, Instant now, Problems problems) {
    body.check(pointer, now, problems);
  }
}
