package io.emgadapter.order;

import io.emgadapter.order.Cabling.MovePatchCableDetails;
import io.emgadapter.order.Cabling.PatchCableInstallDetails;
import io.emgadapter.order.Cabling.PatchCableRemovalDetails;
import io.emgadapter.order.Cabling.RequestCablesDetails;
import io.emgadapter.order.Cabling.RunPatchCablesDetails;
import io.emgadapter.order.FieldKind.Texts;
import io.emgadapter.order.FieldReader.Common;
import io.emgadapter.order.Target.Referred;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a SmartHands operation asks for beyond the common fields (Equinix, SmartHands Order, the
 * table of operations). One record for each operation, in the table's order of fields; a field is
 * null where it is not set.
 */
public sealed interface ServiceDetails
    permits ServiceDetails.PhotosDetails,
        ServiceDetails.OtherDetails,
        ServiceDetails.CageCleanUpDetails,
        ServiceDetails.ShipmentUnpackDetails,
        ServiceDetails.CageEscortDetails,
        ServiceDetails.EquipmentInstallDetails,
        RequestCablesDetails,
        ServiceDetails.LocatePackagesDetails,
        RunPatchCablesDetails,
        PatchCableInstallDetails,
        MovePatchCableDetails,
        PatchCableRemovalDetails,
        ServiceDetails.LargeOrderDetails {

  /** The other order that it names; null for none. */
  default @Nullable Referred referred() {
    return null;
  }

  /** The same, naming that order by this number. Only where it names one. */
  default ServiceDetails referringTo(String number) {
    throw new UnsupportedOperationException("It names no other order.");
  }

  /** Reads the member {@code ServiceDetails} of a Create; passes it over without an operation. */
  static @Nullable ServiceDetails read(@Nullable Operation operation, FieldReader body) {
    if (operation == null) {
      body.skip("ServiceDetails");
      return null;
    }
    FieldKind<ServiceDetails> kind = FieldReader.object(details -> readFields(operation, details));
    return body.optional("ServiceDetails", kind);
  }

  private static ServiceDetails readFields(Operation operation, FieldReader details) {
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

  /**
   * 0000, photos or documentation. All but {@code DocumentOnly} is mandatory if that is false.
   *
   * @param cameraProvidedBy {@code Equinix} or {@code Customer}
   * @param onDateAndTime whether the pictures show date and time
   * @param documentOnly whether only documentation is wanted
   * @param summary what is wanted, at most 4000 characters
   */
  public record PhotosDetails(
      @Nullable String cameraProvidedBy,
      @Nullable Boolean onDateAndTime,
      @Nullable Boolean documentOnly,
      @Nullable String summary)
      implements ServiceDetails {
    private static final FieldKind<String> CAMERA = Texts.oneOf("Equinix", "Customer");
    private static final String BECAUSE = "DocumentOnly is false";

    static PhotosDetails read(FieldReader details) {
      Boolean documentOnly = details.flag("DocumentOnly");
      boolean pictures = Boolean.FALSE.equals(documentOnly);
      return new PhotosDetails(
          details.requiredIf(pictures, "CameraProvidedBy", CAMERA, BECAUSE),
          details.requiredIf(pictures, "OnDateAndTime", FieldKind.BOOLEAN, BECAUSE),
          documentOnly,
          details.requiredIf(pictures, "Summary", Texts.TEXT, BECAUSE));
    }
  }

  /** 0001, other: there are no details; {@code Description} says what is wanted. */
  public record OtherDetails() implements ServiceDetails {}

  /**
   * 0002, cage clean up.
   *
   * @param permissionToDiscardBoxes whether boxes may be thrown away
   * @param dampMoistMopRequired whether to mop damply
   */
  public record CageCleanUpDetails(
      @Nullable Boolean permissionToDiscardBoxes, @Nullable Boolean dampMoistMopRequired)
      implements ServiceDetails {
    static CageCleanUpDetails read(FieldReader details) {
      return new CageCleanUpDetails(
          details.flag("PermissionToDiscardBoxes"), details.flag("DampMoistMopRequired"));
    }
  }

  /**
   * 0003, shipment unpack.
   *
   * @param inboundShipmentId {@code RequestorId} or {@code ServicerId} of the inbound shipment
   *     order
   * @param copyOfPackingSlipNeeded whether a photo or copy of the packing slip is wanted
   * @param discardShipmentMaterial whether packing material is thrown away
   */
  public record ShipmentUnpackDetails(
      @Nullable String inboundShipmentId,
      @Nullable Boolean copyOfPackingSlipNeeded,
      @Nullable Boolean discardShipmentMaterial)
      implements ServiceDetails {
    static ShipmentUnpackDetails read(FieldReader details) {
      return new ShipmentUnpackDetails(
          details.optional("InboundShipmentId", Texts.LINE),
          details.flag("CopyOfPackingSlipNeeded"),
          details.flag("DiscardShipmentMaterial"));
    }

    @Override
    public @Nullable Referred referred() {
      return inboundShipmentId == null ? null : Referred.shipment(inboundShipmentId);
    }

    @Override
    public ShipmentUnpackDetails referringTo(String number) {
      return new ShipmentUnpackDetails(number, copyOfPackingSlipNeeded, discardShipmentMaterial);
    }
  }

  /**
   * 0004, cage escort.
   *
   * @param durationVisit one of {@link #DURATIONS}
   * @param openCabinetForVisitor whether a technician opens the cabinet
   * @param supervisionReqForVisitor whether Equinix's people stay for the whole visit
   * @param workVisitId {@code RequestorId} or {@code ServicerId} of the work visit order
   */
  public record CageEscortDetails(
      @Nullable String durationVisit,
      @Nullable Boolean openCabinetForVisitor,
      @Nullable Boolean supervisionReqForVisitor,
      @Nullable String workVisitId)
      implements ServiceDetails {
    /** The durations that can be asked for; for a longer visit the last, with the rest in words. */
    public static final List<String> DURATIONS =
        List.of(
            "30 Minutes",
            "60 Minutes",
            "90 Minutes",
            "2 Hours",
            "2 Hours 30 Minutes",
            "3 Hours",
            "3 Hours 30 Minutes",
            "4 Hours");

    private static final FieldKind<String> DURATION =
        Texts.oneOf(
            "one of "
                + String.join(", ", DURATIONS)
                + " (for longer: 4 Hours, and the rest in Description)",
            DURATIONS);

    static CageEscortDetails read(FieldReader details) {
      return new CageEscortDetails(
          details.optional("DurationVisit", DURATION),
          details.flag("OpenCabinetForVisitor"),
          details.flag("SupervisionReqForVisitor"),
          details.optional("WorkVisitId", Texts.LINE));
    }

    @Override
    public @Nullable Referred referred() {
      return workVisitId == null ? null : Referred.workVisit(workVisitId);
    }

    @Override
    public CageEscortDetails referringTo(String number) {
      return new CageEscortDetails(
          durationVisit, openCabinetForVisitor, supervisionReqForVisitor, number);
    }
  }

  /**
   * 0005, equipment install. {@code PatchingInfo} is mandatory if devices are patched or powered
   * on.
   *
   * @param deviceLocation where the device is, at most 255 characters
   * @param elevationDrawingAttached whether there are drawings to look at
   * @param installationPoint where in the cabinet, in words, at most 4000 characters
   * @param installedEquipmentPhotoRequired whether photos are to be sent
   * @param mountHardwareIncluded whether the customer provides mounting hardware
   * @param patchDevices whether to patch by {@code PatchingInfo} afterwards
   * @param patchingInfo how to patch, at most 4000 characters
   * @param powerItOn whether to connect power afterwards
   * @param needSupportFromASubmarineCableStationEngineer whether a technician for submarine cables
   *     is needed
   */
  public record EquipmentInstallDetails(
      @Nullable String deviceLocation,
      @Nullable Boolean elevationDrawingAttached,
      @Nullable String installationPoint,
      @Nullable Boolean installedEquipmentPhotoRequired,
      @Nullable Boolean mountHardwareIncluded,
      @Nullable Boolean patchDevices,
      @Nullable String patchingInfo,
      @Nullable Boolean powerItOn,
      @Nullable Boolean needSupportFromASubmarineCableStationEngineer)
      implements ServiceDetails {
    static EquipmentInstallDetails read(FieldReader details) {
      Boolean patch = details.flag("PatchDevices");
      Boolean power = details.flag("PowerItOn");
      return new EquipmentInstallDetails(
          details.optional("DeviceLocation", Texts.LINE),
          details.flag("ElevationDrawingAttached"),
          details.optional("InstallationPoint", Texts.TEXT),
          details.flag("InstalledEquipmentPhotoRequired"),
          details.flag("MountHardwareIncluded"),
          patch,
          details.requiredIf(
              on(patch) || on(power),
              "PatchingInfo",
              Texts.TEXT,
              "PatchDevices or PowerItOn is true"),
          power,
          details.flag("NeedSupportFromASubmarineCableStationEngineer"));
    }

    private static boolean on(@Nullable Boolean flag) {
      return Boolean.TRUE.equals(flag);
    }
  }

  /**
   * 0007, locate packages.
   *
   * @param inboundShipmentId {@code RequestorId} or {@code ServicerId} of the inbound shipment
   *     order
   * @param carrierTrackingNumber the carrier's number, at most 255 characters
   * @param possibleLocation where it may be, at most 4000 characters
   * @param packageDescription what it looks like, at most 4000 characters
   */
  public record LocatePackagesDetails(
      @Nullable String inboundShipmentId,
      @Nullable String carrierTrackingNumber,
      @Nullable String possibleLocation,
      @Nullable String packageDescription)
      implements ServiceDetails {
    static LocatePackagesDetails read(FieldReader details) {
      return new LocatePackagesDetails(
          details.optional("InboundShipmentId", Texts.LINE),
          details.optional("CarrierTrackingNumber", Texts.LINE),
          details.optional("PossibleLocation", Texts.TEXT),
          details.optional("PackageDescription", Texts.TEXT));
    }

    @Override
    public @Nullable Referred referred() {
      return inboundShipmentId == null ? null : Referred.shipment(inboundShipmentId);
    }

    @Override
    public LocatePackagesDetails referringTo(String number) {
      return new LocatePackagesDetails(
          number, carrierTrackingNumber, possibleLocation, packageDescription);
    }
  }

  /**
   * 0012, large order: more than 24 cables (at most 200) or more than 100 rack units (at most 500).
   *
   * @param description what is asked for, at most 3800 characters
   */
  public record LargeOrderDetails(String description) implements ServiceDetails {
    static LargeOrderDetails read(FieldReader details) {
      return new LargeOrderDetails(details.required("Description", Common.DESCRIPTION));
    }
  }
}
