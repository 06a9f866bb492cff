package io.emgadapter.order;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The Body of a Task: what is ordered, changed or cancelled, in Equinix's own fields. */
public interface Body {

  /** The kind of work. */
  Resource resource();

  /** What this Body is the content of. */
  Verb verb();

  /** The customer's reference ({@code RequestorId}), if it has one. */
  @Nullable String requestorId();

  /**
   * Whether no other ticket may have the same {@code RequestorId}; only a Create can ask for it.
   */
  boolean requestorIdUnique();

  /** The Equinix order that an Update or Cancel names ({@code ServicerId}), if it names one. */
  @Nullable String servicerId();

  /** The same Body, aimed at this Equinix order. Only for an Update or Cancel. */
  Body withServicerId(String servicerId);

  /** The Body in Equinix's field names, with only the fields that are set. */
  ObjectNode toJson();
}
