package io.emgadapter.gateway.rest;

import io.emgadapter.order.CageCleanUpDetails;
import io.emgadapter.order.CageEscortDetails;
import io.emgadapter.order.EquipmentInstallDetails;
import io.emgadapter.order.LargeOrderDetails;
import io.emgadapter.order.LocatePackagesDetails;
import io.emgadapter.order.PhotosDetails;
import io.emgadapter.order.ShipmentUnpackDetails;
import tools.jackson.databind.node.ObjectNode;

/** {@code serviceDetails} of the work in a cage that is not about cables. */
final class CageWork {
  private static final int LONG = 200;
  private static final String NUMBER = "the order number or RequestorId of the order";

  private CageWork() {}

  /**
   * {@code documentOnly} is required in REST: where it is not set, pictures are wanted if all that
   * pictures need is there. "If true, schedule must not be STANDARD" of {@code
   * specificDateAndTime}: without a schedule the wish goes into the text.
   */
  static ObjectNode photos(PhotosDetails photos, boolean standard, Draft draft) {
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
    return new Json()
        .put("documentOnly", documentOnly)
        .put("cameraProvidedBy", photos.cameraProvidedBy())
        .put(
            "specificDateAndTime",
            photos.onDateAndTime() == null ? null : Boolean.valueOf(onDate && !standard))
        .put("description", photos.summary())
        .object();
  }

  static ObjectNode cleanUp(CageCleanUpDetails cleanUp) {
    return new Json()
        .flag("permissionToDiscardBoxes", cleanUp.permissionToDiscardBoxes())
        .flag("dampMoistMopRequired", cleanUp.dampMoistMopRequired())
        .object();
  }

  static ObjectNode unpack(ShipmentUnpackDetails unpack, Draft draft) {
    String shipment = draft.required("InboundShipmentId", unpack.inboundShipmentId(), NUMBER);
    return new Json()
        .put("inboundShipmentOrderNumber", shipment)
        .flag("copyOfPackingSlipNeeded", unpack.copyOfPackingSlipNeeded())
        .flag("discardShipmentMaterial", unpack.discardShipmentMaterial())
        .object();
  }

  static ObjectNode escort(CageEscortDetails escort, Draft draft) {
    String form = "one of " + String.join(", ", CageEscortDetails.DURATIONS);
    return new Json()
        .put("workVisitOrderNumber", draft.required("WorkVisitId", escort.workVisitId(), NUMBER))
        .flag("openCabinetForVisitor", escort.openCabinetForVisitor())
        .flag("supervisionReqForVisitor", escort.supervisionReqForVisitor())
        .put("durationVisit", draft.required("DurationVisit", escort.durationVisit(), form))
        .object();
  }

  static ObjectNode install(EquipmentInstallDetails install, Draft draft) {
    String place = "where the device is, in words";
    String point = "where in the cabinet it goes, in words";
    return new Json()
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

  static ObjectNode locate(LocatePackagesDetails locate, Draft draft) {
    return new Json()
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
      String field, @org.jspecify.annotations.Nullable String value, String form, Draft draft) {
    return draft.fit(field, draft.required(field, value, form), LONG);
  }

  /** Unverified: only {@code Description} is named anywhere. */
  static ObjectNode large(LargeOrderDetails large, Draft draft) {
    draft.inWords("ServiceDetails/Description", large.description());
    return new Json().object();
  }
}
