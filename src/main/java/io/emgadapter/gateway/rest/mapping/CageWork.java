package io.emgadapter.gateway.rest.mapping;

import io.emgadapter.gateway.rest.call.JsonFields;
import io.emgadapter.order.ServiceDetails.CageCleanUpDetails;
import io.emgadapter.order.ServiceDetails.CageEscortDetails;
import io.emgadapter.order.ServiceDetails.EquipmentInstallDetails;
import io.emgadapter.order.ServiceDetails.LargeOrderDetails;
import io.emgadapter.order.ServiceDetails.LocatePackagesDetails;
import io.emgadapter.order.ServiceDetails.PhotosDetails;
import io.emgadapter.order.ServiceDetails.ShipmentUnpackDetails;
import tools.jackson.databind.node.ObjectNode;

/** {@code serviceDetails} of the work in a cage that is not about cables. */
final class CageWork {
  private static final int LONG = 200;
  private static final String NUMBER = "the order number or RequestorId of the order";

  private CageWork() {}

  /**
   * REST requires {@code documentOnly}: if it is not set, pictures are wanted if the order has
   * everything that pictures need. Of {@code specificDateAndTime} REST says "If true, schedule must
   * not be STANDARD": without a schedule the wish goes into the text.
   */
  static ObjectNode photos(PhotosDetails photos, boolean standard, RestDraft draft) {
    boolean complete =
        photos.cameraProvidedBy() != null
            && photos.onDateAndTime() != null
            && photos.summary() != null;
    boolean documentOnly =
        photos.documentOnly() == null ? !complete : photos.documentOnly().booleanValue();
    boolean onDate = Boolean.TRUE.equals(photos.onDateAndTime());
    if (onDate && standard) {
      draft.inWords("OnDateAndTime", "The pictures are wanted on a specific date and time.");
    }
    return new JsonFields()
        .put("documentOnly", documentOnly)
        .put("cameraProvidedBy", photos.cameraProvidedBy())
        .put(
            "specificDateAndTime",
            photos.onDateAndTime() == null ? null : Boolean.valueOf(onDate && !standard))
        .put("description", photos.summary())
        .object();
  }

  static ObjectNode cleanUp(CageCleanUpDetails cleanUp) {
    return new JsonFields()
        .flag("permissionToDiscardBoxes", cleanUp.permissionToDiscardBoxes())
        .flag("dampMoistMopRequired", cleanUp.dampMoistMopRequired())
        .object();
  }

  static ObjectNode unpack(ShipmentUnpackDetails unpack, RestDraft draft) {
    String shipment = draft.required("InboundShipmentId", unpack.inboundShipmentId(), NUMBER);
    return new JsonFields()
        .put("inboundShipmentOrderNumber", shipment)
        .flag("copyOfPackingSlipNeeded", unpack.copyOfPackingSlipNeeded())
        .flag("discardShipmentMaterial", unpack.discardShipmentMaterial())
        .object();
  }

  static ObjectNode escort(CageEscortDetails escort, RestDraft draft) {
    String form = "one of " + String.join(", ", CageEscortDetails.DURATIONS);
    return new JsonFields()
        .put("workVisitOrderNumber", draft.required("WorkVisitId", escort.workVisitId(), NUMBER))
        .flag("openCabinetForVisitor", escort.openCabinetForVisitor())
        .flag("supervisionReqForVisitor", escort.supervisionReqForVisitor())
        .put("durationVisit", draft.required("DurationVisit", escort.durationVisit(), form))
        .object();
  }

  static ObjectNode install(EquipmentInstallDetails install, RestDraft draft) {
    String place = "where the device is, in words";
    String point = "where in the cabinet it goes, in words";
    return new JsonFields()
        .put("deviceLocation", draft.required("DeviceLocation", install.deviceLocation(), place))
        .flag("elevationDrawingAttached", install.elevationDrawingAttached())
        .put(
            "installationPoint",
            draft.required("InstallationPoint", install.installationPoint(), point))
        .flag("installedEquipmentPhotoRequired", install.installedEquipmentPhotoRequired())
        .flag("mountHardwareIncluded", install.mountHardwareIncluded())
        .flag("patchDevices", install.patchDevices())
        .put("patchingInfo", install.patchingInfo())
        .flag("powerItOn", install.powerItOn())
        .put(
            "needSupportFromASubmarineCableStationEngineer",
            install.needSupportFromASubmarineCableStationEngineer())
        .object();
  }

  static ObjectNode locate(LocatePackagesDetails locate, RestDraft draft) {
    return new JsonFields()
        .put(
            "shipmentOrderNumber",
            draft.required("InboundShipmentId", locate.inboundShipmentId(), NUMBER))
        .put(
            "trackingNumber",
            fit("CarrierTrackingNumber", locate.carrierTrackingNumber(), "the number", draft))
        .put(
            "possibleLocation",
            fit("PossibleLocation", locate.possibleLocation(), "where it may be", draft))
        .put(
            "packageDescription",
            fit("PackageDescription", locate.packageDescription(), "what it looks like", draft))
        .object();
  }

  private static String fit(
      String field, @org.jspecify.annotations.Nullable String value, String form, RestDraft draft) {
    return draft.fit(field, draft.required(field, value, form), LONG);
  }

  /** Unverified: only {@code Description} is named anywhere. */
  static ObjectNode large(LargeOrderDetails large, RestDraft draft) {
    draft.inWords("ServiceDetails/Description", large.description());
    return new JsonFields().object();
  }
}
