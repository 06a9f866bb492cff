package io.emgadapter.order;

/** The order that an Update or a Cancel is aimed at. */
public sealed interface Target {

  /** The order that the Create of this id made, or will make; the id is its sender's own. */
  record ByRequest(String requestId) implements Target {}

  /** The order of this Equinix number. */
  record ByServicer(String servicerId) implements Target {}

  /** The order that carries this customer's reference. */
  record ByRequestor(String requestorId) implements Target {}

  /**
   * Another order that the {@code ServiceDetails} of an order name, "RequestorId or ServicerId"
   * (Equinix, SmartHands Order, the table of operations).
   *
   * @param field in which it is named: {@code WorkVisitId} or {@code InboundShipmentId}
   * @param resource what that order is, in Equinix's word: {@code WorkVisit} or {@code Shipping}
   * @param name as it was sent
   */
  public record Referred(String field, String resource, String name) {

    static Referred workVisit(String name) {
      return new Referred("WorkVisitId", Resource.WORK_VISIT.word(), name);
    }

    /** Shipments are ordered elsewhere; the ledger knows those that Equinix's messages told of. */
    static Referred shipment(String name) {
      return new Referred("InboundShipmentId", "Shipping", name);
    }

    /** Where it stands in the request. */
    public String pointer() {
      return "/body/ServiceDetails/" + field;
    }
  }
}
