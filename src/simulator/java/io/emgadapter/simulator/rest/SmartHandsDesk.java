package io.emgadapter.simulator.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Smart Hands v1. */
final class SmartHandsDesk {
  private static final Map<String, List<String>> REQUIRED =
      Map.ofEntries(
          Map.entry("picturesDocument", List.of("documentOnly")),
          Map.entry("other", List.of()),
          Map.entry("cageCleanup", List.of("permissionToDiscardBoxes", "dampMoistMopRequired")),
          Map.entry(
              "shipmentUnpack",
              List.of(
                  "inboundShipmentOrderNumber",
                  "copyOfPackingSlipNeeded",
                  "discardShipmentMaterial")),
          Map.entry(
              "cageEscort",
              List.of(
                  "durationVisit",
                  "openCabinetForVisitor",
                  "supervisionReqForVisitor",
                  "workVisitOrderNumber")),
          Map.entry(
              "equipmentInstall",
              List.of(
                  "deviceLocation",
                  "elevationDrawingAttached",
                  "installationPoint",
                  "installedEquipmentPhotoRequired",
                  "mountHardwareIncluded",
                  "patchDevices",
                  "powerItOn")),
          Map.entry("cableRequest", List.of("quantity")),
          Map.entry(
              "locatePackage",
              List.of(
                  "shipmentOrderNumber",
                  "trackingNumber",
                  "possibleLocation",
                  "packageDescription")),
          Map.entry("runJumperCable", List.of("quantity")),
          Map.entry("moveJumperCable", List.of("quantity")),
          Map.entry("patchCableInstall", List.of("crossConnects")),
          Map.entry("patchCableRemoval", List.of("crossConnects")),
          Map.entry("largeOrder", List.of()));

  private final RestBook book;

  SmartHandsDesk(RestBook book) {
    this.book = book;
  }

  Answer answer(Asked request, String type) {
    if (type.equals("types")) {
      return Answer.of(
          200, "{\"smarthands\":[{\"type\":\"OTHER\",\"typeDescription\":\"Other\"}]}");
    }
    if (type.equals("locations")) {
      return Answer.of(200, LocationsText.of(request.query()));
    }
    List<String> required = REQUIRED.get(type);
    return required == null ? Answer.of(404, "{}") : order(request.json(), type, required);
  }

  private Answer order(JsonNode order, String type, List<String> required) {
    List<String> missing = missing(order, type, required);
    if (!missing.isEmpty()) {
      return Answer.v1(
          400,
          "EQX-111-1216",
          missing.getFirst(),
          "object has missing required properties (%s)",
          missing.getFirst());
    }
    String ibx = order.path("ibxLocation").path("ibx").asString("");
    RestOrder placed =
        book.add("SMART_HANDS", ibx, order.path("customerReferenceNumber").asString(""), order);
    if (type.equals("largeOrder")) { // such orders are reviewed, and a date is proposed
      placed.negotiations().add("4-" + placed.id().substring(2));
    }
    String member = book.orders().size() % 2 == 0 ? "orderNumber" : "OrderNumber";
    return Answer.of(201, "{\"%s\":\"%s\"}".formatted(member, placed.id()));
  }

  private static List<String> missing(JsonNode order, String type, List<String> required) {
    List<String> missing = new ArrayList<>();
    if (contacts(order, "ORDERING") != 1 || contacts(order, "TECHNICAL") != 1) {
      missing.add("/contacts");
    }
    if (contacts(order, "NOTIFICATION") < 1) {
      missing.add("/contacts");
    }
    for (JsonNode cage : order.path("ibxLocation").path("cages")) {
      if (!cage.hasNonNull("cage") || !cage.hasNonNull("accountNumber")) {
        missing.add("/ibxLocation/cages/0/accountNumber");
      }
    }
    if (!order.path("schedule").has("scheduleType") && !type.equals("cageCleanup")) {
      missing.add("/schedule");
    }
    JsonNode details = order.path("serviceDetails");
    int scope = details.path("scopeOfWork").asString("").length();
    if (scope < 1 || scope > 4000) {
      missing.add("/serviceDetails/scopeOfWork");
    }
    required.stream()
        .filter(name -> !details.hasNonNull(name))
        .forEach(name -> missing.add("/serviceDetails/" + name));
    return missing;
  }

  private static long contacts(JsonNode order, String type) {
    return order
        .path("contacts")
        .valueStream()
        .filter(contact -> type.equals(contact.path("contactType").asString("")))
        .count();
  }
}
