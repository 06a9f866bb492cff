package io.emgadapter.order;

/** The order that an Update or a Cancel is aimed at. */
public sealed interface Target {

  /** The order that the Create of this id made, or will make; the id is its sender's own. */
  record ByRequest(String requestId) implements Target {}

  /** The order of this Equinix number. */
  record ByServicer(String servicerId) implements Target {}

  /** The order that carries this customer's reference. */
  record ByRequestor(String requestorId) implements Target {}
}
