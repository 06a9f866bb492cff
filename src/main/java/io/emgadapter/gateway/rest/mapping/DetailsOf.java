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

/** {@code serviceDetails} of each operation, {@code scopeOfWork} left out. */
final class DetailsOf {
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
