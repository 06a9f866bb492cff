package io.emgadapter.gateway.rest.call;

import java.util.List;
import java.util.Map;

/** Finds, for a field of the REST APIs, the place in the work request from which it was made. */
final class Pointers {
  private static final String DETAILS = "/body/ServiceDetails/";

  private static final Map<String, String> BY_NAME =
      Map.ofEntries(
          Map.entry("customerReferenceNumber", "/body/RequestorId"),
          Map.entry("customerReferenceId", "/body/RequestorId"),
          Map.entry("purchaseOrder", "/rest/purchaseOrder"),
          Map.entry("ibxLocation", "/body/Location"),
          Map.entry("ibx", "/body/Location"),
          Map.entry("cages", "/body/Location"),
          Map.entry("cage", "/body/Location"),
          Map.entry("cabinets", "/body/Location"),
          Map.entry("cabinetId", "/body/Location"),
          Map.entry("accountNumber", "/rest/accountNumbers"),
          Map.entry("contacts", "/body/CustomerContact"),
          Map.entry("userName", "/body/CustomerContact"),
          Map.entry("registeredUsers", "/body/CustomerContact"),
          Map.entry("schedule", "/body/SchedulingDetails"),
          Map.entry("scheduleType", "/body/SchedulingDetails"),
          Map.entry("requestedStartDate", "/body/SchedulingDetails/RequestedStartDate"),
          Map.entry("requestedCompletionDate", "/body/SchedulingDetails/RequestedCompletionDate"),
          Map.entry("attachments", "/body/Attachments"),
          Map.entry("serviceDetails", "/body/ServiceDetails"),
          Map.entry("details", "/body/ServiceDetails"),
          Map.entry("scopeOfWork", "/body/Description"),
          Map.entry("description", "/body/Description"),
          Map.entry("text", "/body/Description"),
          Map.entry("reason", "/body/Description"),
          Map.entry("action", "/body/Description"),
          Map.entry("referenceId", "/rest/referenceId"),
          Map.entry("orderId", "/order"),
          Map.entry("visitStartDateTime", DETAILS + "StartDateTime"),
          Map.entry("visitEndDateTime", DETAILS + "EndDateTime"),
          Map.entry("visitors", DETAILS + "Visitors"),
          Map.entry("openCabinet", DETAILS + "OpenCabinet"),
          Map.entry("specificDateAndTime", DETAILS + "OnDateAndTime"),
          Map.entry("inboundShipmentOrderNumber", DETAILS + "InboundShipmentId"),
          Map.entry("shipmentOrderNumber", DETAILS + "InboundShipmentId"),
          Map.entry("workVisitOrderNumber", DETAILS + "WorkVisitId"),
          Map.entry("trackingNumber", DETAILS + "CarrierTrackingNumber"));

  private Pointers() {}

  /**
   * The place of a field.
   *
   * @param field its name or path, for example {@code /serviceDetails} or {@code details.cages.id}
   * @return empty if the field is not one of ours
   */
  static String of(String field) {
    List<String> names = List.of(field.split("[/.\\[\\]]+"));
    boolean inDetails = names.contains("serviceDetails");
    for (String name : names.reversed()) {
      String known = BY_NAME.get(name);
      if (known != null) {
        return known;
      }
      if (inDetails && name.matches("[a-z][A-Za-z]+")) {
        return DETAILS + Character.toUpperCase(name.charAt(0)) + name.substring(1);
      }
    }
    return "";
  }
}
