package io.emgadapter.gateway.rest;

import io.emgadapter.order.CageCleanUpDetails;
import io.emgadapter.order.CageEscortDetails;
import io.emgadapter.order.EquipmentInstallDetails;
import io.emgadapter.order.LargeOrderDetails;
import io.emgadapter.order.LocatePackagesDetails;
import io.emgadapter.order.MovePatchCableDetails;
import io.emgadapter.order.OtherDetails;
import io.emgadapter.order.PatchCableInstallDetails;
import io.emgadapter.order.PatchCableRemovalDetails;
import io.emgadapter.order.PhotosDetails;
import io.emgadapter.order.RequestCablesDetails;
import io.emgadapter.order.RunPatchCablesDetails;
import io.emgadapter.order.ServiceDetails;
import io.emgadapter.order.ShipmentUnpackDetails;
import io.emgadapter.order.SmartHandsCreate;
import tools.jackson.databind.node.ObjectNode;

/** {@code serviceDetails} of each operation, {@code scopeOfWork} left out. */
final class DetailsOf {
  private DetailsOf() {}

  static ObjectNode order(SmartHandsCreate order, Draft draft) {
    ServiceDetails details = order.serviceDetails();
    boolean standard = ScheduleOf.type(order.schedulingDetails()).equals(ScheduleOf.STANDARD);
    return switch (details == null ? empty(order) : details) {
      case PhotosDetails photos -> CageWork.photos(photos, standard, draft);
      case OtherDetails _ -> new Json().object();
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

  /** The whole member is optional in EMG; then every field of it is absent. */
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
