package io.emgadapter.order;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The Body of a Task: what is ordered, changed or cancelled, in Equinix's own fields. */
public sealed interface Body extends ToJson
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
   * Adds what is wrong with this Body at this time; the rules that do not look at the clock were
   * kept when it was read.
   *
   * @param pointer where the Body stands in the request, for example {@code /body}
   */
  default void check(String pointer, Instant now, Problems problems) {}

  /** The Body in Equinix's field names, with only the fields that are set. */
  @Override
  ObjectNode toJson();
}
