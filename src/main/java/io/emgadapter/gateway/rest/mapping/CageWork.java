package io.emgadapter.gateway.rest.mapping;

import io.emgadapter.gateway.rest.call.JsonFields;
import io.emgadapter.order.Cabling.MovePatchCableDetails;
import io.emgadapter.order.Cabling.PatchCableInstallDetails;
import io.emgadapter.order.Cabling.PatchCableRemovalDetails;
import io.emgadapter.order.Cabling.RequestCablesDetails;
import io.emgadapter.order.Cabling.RunPatchCablesDetails;
import io.emgadapter.order.ServiceDetails;
import io.emgadapter.order.ServiceDetails.CageCleanUpDetails;
import io.emgadapter.order.ServiceDetails.CageEscortDetails;
import io.emgadapter.order.ServiceDetails.EquipmentInstallDetails;
import io.emgadapter.order.ServiceDetails.LargeOrderDetails;
import io.emgadapter.order.ServiceDetails.LocatePackagesDetails;
import io.emgadapter.order.ServiceDetails.OtherDetails;
import io.emgadapter.order.ServiceDetails.PhotosDetails;
import io.emgadapter.order.ServiceDetails.ShipmentUnpackDetails;
import io.emgadapter.order.SmartHandsCreate;
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

  /** {@code serviceDetails} of each operation, {@code scopeOfWork} left out. */
  static final class DetailsOf {
    private DetailsOf() {}

    /**
     * Maps them.
     *
     * @param standard whether the order has no schedule of its own
     */
    static ObjectNode order(SmartHandsCreate order, boolean standard, RestDraft draft) {
      ServiceDetails details = order.serviceDetails();
      return switch (details == null ? empty(order) : details) {
        case PhotosDetails photos -> CageWork.photos(photos, standard, draft);
        case OtherDetails _ -> new JsonFields().object();
        case CageCleanUpDetails cleanUp -> CageWork.cleanUp(cleanUp);
        case ShipmentUnpackDetails unpack -> CageWork.unpack(unpack, draft);
        case CageEscortDetails escort -> CageWork.escort(escort, draft);
        case EquipmentInstallDetails install -> CageWork.install(install, draft);
        case LocatePackagesDetails locate -> CageWork.locate(locate, draft);
        case LargeOrderDetails large -> CageWork.large(large, draft);
        case RequestCablesDetails cables -> CableWork.request(cables, draft);
        case RunPatchCablesDetails run -> CableWork.run(run, draft);
        case MovePatchCableDetails move -> CableWork.move(move, draft);
        case PatchCableInstallDetails install -> CableWork.install(install, draft);
        case PatchCableRemovalDetails removal -> CableWork.removal(removal, draft);
      };
    }

    /**
     * The details of an order without {@code ServiceDetails}, which EMG allows: every field is
     * absent.
     */
    private static ServiceDetails empty(SmartHandsCreate order) {
      return switch (order.operation()) {
        case PHOTOS -> new PhotosDetails(null, null, null, null);
        case OTHER -> new OtherDetails();
        case CAGE_CLEAN_UP -> new CageCleanUpDetails(null, null);
        case SHIPMENT_UNPACK -> new ShipmentUnpackDetails(null, null, null);
        case CAGE_ESCORT -> new CageEscortDetails(null, null, null, null);
        case EQUIPMENT_INSTALL ->
            new EquipmentInstallDetails(null, null, null, null, null, null, null, null, null);
        case REQUEST_CABLES -> new RequestCablesDetails(null, null, null, null, null);
        case LOCATE_PACKAGES -> new LocatePackagesDetails(null, null, null, null);
        case RUN_PATCH_CABLES ->
            new RunPatchCablesDetails(null, null, null, null, null, null, null, null);
        case PATCH_CABLE_INSTALL -> new PatchCableInstallDetails(null);
        case MOVE_PATCH_CABLE -> new MovePatchCableDetails(null, null, null, null, null);
        case PATCH_CABLE_REMOVAL -> new PatchCableRemovalDetails(null);
        case LARGE_ORDER -> new LargeOrderDetails(order.description());
      };
    }
  }
}
