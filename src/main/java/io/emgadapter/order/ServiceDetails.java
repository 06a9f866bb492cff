package io.emgadapter.order;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a SmartHands operation asks for beyond the common fields (Equinix, SmartHands Order, the
 * table of operations). One record for each operation, in the table's order of fields; a field is
 * null where it is not set.
 */
public sealed interface ServiceDetails extends ToJson
    permits PhotosDetails,
        OtherDetails,
        CageCleanUpDetails,
        ShipmentUnpackDetails,
        CageEscortDetails,
        EquipmentInstallDetails,
        RequestCablesDetails,
        LocatePackagesDetails,
        RunPatchCablesDetails,
        PatchCableInstallDetails,
        MovePatchCableDetails,
        PatchCableRemovalDetails,
        LargeOrderDetails {

  @Override
  ObjectNode toJson();

  /** The other order that it names; null for none. */
  default @Nullable Referred referred() {
    return null;
  }

  /** The same, naming that order by this number. Only where it names one. */
  default ServiceDetails referringTo(String number) {
    throw new UnsupportedOperationException("It names no other order.");
  }

  /** Reads the member {@code ServiceDetails} of a Create; passes it over without an operation. */
  static @Nullable ServiceDetails read(@Nullable Operation operation, Fields body) {
    if (operation == null) {
      body.skip("ServiceDetails");
      return null;
    }
    Kind<ServiceDetails> kind = Fields.object(details -> readFields(operation, details));
    return body.optional("ServiceDetails", kind);
  }

  private static ServiceDetails readFields(Operation operation, Fields details) {
    return switch (operation) {
      case PHOTOS -> PhotosDetails.read(details);
      case OTHER -> new OtherDetails();
      case CAGE_CLEAN_UP -> CageCleanUpDetails.read(details);
      case SHIPMENT_UNPACK -> ShipmentUnpackDetails.read(details);
      case CAGE_ESCORT -> CageEscortDetails.read(details);
      case EQUIPMENT_INSTALL -> EquipmentInstallDetails.read(details);
      case REQUEST_CABLES -> RequestCablesDetails.read(details);
      case LOCATE_PACKAGES -> LocatePackagesDetails.read(details);
      case RUN_PATCH_CABLES -> RunPatchCablesDetails.read(details);
      case PATCH_CABLE_INSTALL -> PatchCableInstallDetails.read(details);
      case MOVE_PATCH_CABLE -> MovePatchCableDetails.read(details);
      case PATCH_CABLE_REMOVAL -> PatchCableRemovalDetails.read(details);
      case LARGE_ORDER -> LargeOrderDetails.read(details);
    };
  }
}
