package io.emgadapter.order;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.emgadapter.order.FieldKind.Place;
import io.emgadapter.order.SmartHandsUpdate.NegotiationAnswer;
import io.emgadapter.order.Target.Referred;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The Body of a Task: what is ordered, changed or cancelled, in Equinix's own fields. */
public sealed interface Body
    permits SmartHandsCreate, SmartHandsUpdate, WorkVisitCreate, WorkVisitUpdate, Cancel {

  /** The kind of work. */
  Resource resource();

  /** What this Body is the content of. */
  Verb verb();

  /** The customer's reference ({@code RequestorId}), if it has one. */
  @Nullable String requestorId();

  /**
   * Whether no other ticket may have the same {@code RequestorId}; only a Create can ask for it.
   */
  default boolean requestorIdUnique() {
    return false;
  }

  /** The Equinix order that an Update or Cancel names ({@code ServicerId}), if it names one. */
  default @Nullable String servicerId() {
    return null;
  }

  /** The same Body, aimed at this Equinix order. Only for an Update or Cancel. */
  default Body withServicerId(String servicerId) {
    throw new UnsupportedOperationException("A Create names no order of Equinix's.");
  }

  /** The answer to a proposal that it is; empty for none. */
  default Optional<NegotiationAnswer> negotiationAnswer() {
    return Optional.empty();
  }

  /** The other order that its details name; null for none. */
  default @Nullable Referred referred() {
    return null;
  }

  /** The same Body, naming that order by this number. Only where it names one. */
  default Body referringTo(String number) {
    throw new UnsupportedOperationException("It names no other order.");
  }

  /**
   * Adds what is wrong with this Body at this time; the rules that do not depend on the clock were
   * checked when it was read.
   *
   * @param pointer where the Body stands in the request, for example {@code /body}
   */
  default void check(String pointer, Instant now, Problems problems) {}

  /** The Body in Equinix's field names and order, with only the fields that are set. */
  default ObjectNode toJson() {
    return BodyWriter.JSON.valueToTree(this);
  }

  /** Equinix's names are those of the records' components with a first letter in upper case. */
  static final class BodyWriter {
    private static final JsonMapper JSON =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
            .build();

    private BodyWriter() {}
  }

  /** Reads the Body of a work request by the rules of Equinix's documents. */
  public static final class BodyReader {
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
        Resource resource,
        Verb verb,
        JsonNode body,
        String pointer,
        Instant now,
        Problems problems) {
      int before = problems.count();
      FieldKind<Body> kind = FieldReader.object(fields -> read(resource, verb, fields));
      Body read = kind.read(body, new Place(pointer, problems));
      if (read != null) {
        read.check(pointer, now, problems);
      }
      return problems.count() == before ? read : null;
    }

    private static Body read(Resource resource, Verb verb, FieldReader fields) {
      return switch (verb) {
        case CREATE ->
            switch (resource) {
              case SMART_HANDS -> SmartHandsCreate.read(fields);
              case WORK_VISIT -> WorkVisitCreate.read(fields);
            };
        case UPDATE ->
            switch (resource) {
              case SMART_HANDS -> SmartHandsUpdate.read(fields);
              case WORK_VISIT -> WorkVisitUpdate.read(fields);
            };
        case CANCEL -> Cancel.read(resource, fields);
      };
    }
  }
}
