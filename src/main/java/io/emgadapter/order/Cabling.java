package io.emgadapter.order;

import io.emgadapter.order.FieldKind.Lists;
import io.emgadapter.order.FieldKind.Place;
import io.emgadapter.order.FieldKind.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the operations about cables have in common. */
public final class Cabling {
  static final FieldKind<String> MEDIA_TYPE =
      Texts.oneOf(
          "Multi-mode 62.5mic",
          "Multi-mode 50mic",
          "Single-mode",
          "Cat-5",
          "Cat-6",
          "Coax",
          "POTS",
          "T1",
          "E1");

  static final FieldKind<String> CONNECTOR = Texts.oneOf("RJ45", "SC", "LC", "BNC", "Other");

  static final FieldKind<String> UP_TO_TEN =
      Texts.oneOf("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", ">10");

  static final FieldKind<String> UP_TO_TWELVE =
      Texts.oneOf("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "12+");

  /** Why what describes a cable is mandatory. */
  static final String ONE = "Quantity is 1";

  /** As many cables as the largest order may have. */
  static final int MOST = 200;

  private Cabling() {}

  static boolean isOne(@Nullable String quantity) {
    return "1".equals(quantity);
  }

  /**
   * 0006, request cables. What describes the cable is mandatory for a single one.
   *
   * @param summary any more details, at most 4000 characters
   * @param mediaType kind of cable
   * @param connectorType kind of connector
   * @param length with its unit, for example {@code 20 ft}
   * @param quantity {@code 1} to {@code 10} or {@code >10}
   */
  public record RequestCablesDetails(
      @Nullable String summary,
      @Nullable String mediaType,
      @Nullable String connectorType,
      @Nullable String length,
      @Nullable String quantity)
      implements ServiceDetails {
    static RequestCablesDetails read(FieldReader details) {
      String quantity = details.optional("Quantity", UP_TO_TEN);
      boolean one = isOne(quantity);
      return new RequestCablesDetails(
          details.optional("Summary", Texts.TEXT),
          details.requiredIf(one, "MediaType", MEDIA_TYPE, ONE),
          details.requiredIf(one, "ConnectorType", CONNECTOR, ONE),
          details.requiredIf(one, "Length", Texts.LINE, ONE),
          quantity);
    }
  }

  /**
   * 0008, run patch cables. What describes the cable is mandatory for a single one.
   *
   * @param summary any more details, at most 4000 characters
   * @param quantity {@code 1} to {@code 12} or {@code 12+}
   * @param jumperType kind of jumper
   * @param mediaType kind of cable
   * @param connector kind of connector
   * @param cableId the cable's name, at most 255 characters
   * @param provideTxRxLightLevels whether light levels are to be reported
   * @param deviceDetails the devices between which they run, at most 100
   */
  public record RunPatchCablesDetails(
      @Nullable String summary,
      @Nullable String quantity,
      @Nullable String jumperType,
      @Nullable String mediaType,
      @Nullable String connector,
      @Nullable String cableId,
      @Nullable Boolean provideTxRxLightLevels,
      @Nullable List<Device> deviceDetails)
      implements ServiceDetails {
    private static final FieldKind<String> JUMPER_TYPE =
        Texts.oneOf("Jumper", "Pre-Wiring", "Patch Cable", "Other");

    static RunPatchCablesDetails read(FieldReader details) {
      String quantity = details.optional("Quantity", UP_TO_TWELVE);
      boolean one = isOne(quantity);
      return new RunPatchCablesDetails(
          details.optional("Summary", Texts.TEXT),
          quantity,
          details.requiredIf(one, "JumperType", JUMPER_TYPE, ONE),
          details.requiredIf(one, "MediaType", MEDIA_TYPE, ONE),
          details.requiredIf(one, "Connector", CONNECTOR, ONE),
          details.optional("CableId", Texts.LINE),
          details.requiredIf(one, "ProvideTxRxLightLevels", FieldKind.BOOLEAN, ONE),
          details.optional("DeviceDetails", Device.LIST));
    }
  }

  /**
   * 0009, patch cable install.
   *
   * @param crossConnects the cables, at most 200
   */
  public record PatchCableInstallDetails(@Nullable List<CrossConnect> crossConnects)
      implements ServiceDetails {
    static PatchCableInstallDetails read(FieldReader details) {
      return new PatchCableInstallDetails(
          details.optional("CrossConnects", CrossConnect.TO_INSTALL));
    }
  }

  /**
   * 0010, move patch cable. Both devices are mandatory for a single cable.
   *
   * @param summary any more details, at most 4000 characters
   * @param quantity {@code 1} to {@code 12} or {@code 12+}
   * @param cableId the cable's name as it stands in AssetId and CrossConnect, or {@code None}
   * @param currentDeviceDetails where the cable is
   * @param newDeviceDetails where it is to be
   */
  public record MovePatchCableDetails(
      @Nullable String summary,
      @Nullable String quantity,
      @Nullable String cableId,
      @Nullable Device currentDeviceDetails,
      @Nullable Device newDeviceDetails)
      implements ServiceDetails {
    static MovePatchCableDetails read(FieldReader details) {
      String quantity = details.optional("Quantity", UP_TO_TWELVE);
      boolean one = isOne(quantity);
      return new MovePatchCableDetails(
          details.optional("Summary", Texts.TEXT),
          quantity,
          details.optional("CableId", Texts.LINE),
          details.requiredIf(one, "CurrentDeviceDetails", Device.ONE, ONE),
          details.requiredIf(one, "NewDeviceDetails", Device.ONE, ONE));
    }
  }

  /**
   * 0011, patch cable removal.
   *
   * @param crossConnects the cables, at most 200
   */
  public record PatchCableRemovalDetails(@Nullable List<CrossConnect> crossConnects)
      implements ServiceDetails {
    static PatchCableRemovalDetails read(FieldReader details) {
      return new PatchCableRemovalDetails(
          details.optional("CrossConnects", CrossConnect.TO_REMOVE));
    }
  }

  /**
   * A device that a cable runs to. "If supplied all fields within need to be populated."
   *
   * @param name at most 255 characters
   * @param slot at most 255 characters
   * @param port at most 255 characters
   */
  public record Device(String name, String slot, String port) {
    private static final FieldKind<Device> KIND = FieldReader.object(Device::read);

    /** Several devices (0008). */
    static final FieldKind<List<Device>> LIST = Lists.of("devices", KIND, 1, 100);

    private static final FieldKind<List<Device>> ARRAY_OF_ONE = Lists.of("device", KIND, 1, 1);

    /**
     * One device (0010). The table prints the type "DeviceDetails Object" beside an array of one as
     * example: both are read, the object is sent, which is also what REST takes.
     */
    static final FieldKind<Device> ONE =
        new FieldKind<>(
            "an object with Name, Slot and Port",
            (value, place) -> value.isArray() ? first(value, place) : KIND.read(value, place));

    private static @Nullable Device first(JsonNode array, Place place) {
      List<Device> read = ARRAY_OF_ONE.read(array, place);
      return read == null || read.isEmpty() ? null : read.getFirst();
    }

    private static Device read(FieldReader device) {
      return new Device(
          device.required("Name", Texts.LINE),
          device.required("Slot", Texts.LINE),
          device.required("Port", Texts.LINE));
    }
  }

  /**
   * A cable to install (0009) or to remove (0011). Its texts have at most 255 characters, its
   * description 4000.
   *
   * @param serialNumber of the cross connect
   * @param deviceCabinet where the device is
   * @param deviceConnectorType kind of connector
   * @param deviceDetails which device
   * @param devicePort which port
   * @param lightLinkVerification of one to install, whether the light link is to be verified;
   *     optional
   * @param removeCableWhileLive of one to remove, whether it may be removed while live; optional
   * @param description optional
   */
  public record CrossConnect(
      String serialNumber,
      String deviceCabinet,
      String deviceConnectorType,
      String deviceDetails,
      String devicePort,
      @Nullable Boolean lightLinkVerification,
      @Nullable Boolean removeCableWhileLive,
      @Nullable String description) {
    static final FieldKind<List<CrossConnect>> TO_INSTALL = list(true);
    static final FieldKind<List<CrossConnect>> TO_REMOVE = list(false);

    private static FieldKind<List<CrossConnect>> list(boolean toInstall) {
      return Lists.of("cables", FieldReader.object(cable -> read(cable, toInstall)), 0, MOST);
    }

    private static CrossConnect read(FieldReader cable, boolean toInstall) {
      return new CrossConnect(
          cable.required("SerialNumber", Texts.LINE),
          cable.required("DeviceCabinet", Texts.LINE),
          cable.required("DeviceConnectorType", Texts.LINE),
          cable.required("DeviceDetails", Texts.LINE),
          cable.required("DevicePort", Texts.LINE),
          toInstall ? cable.flag("LightLinkVerification") : null,
          toInstall ? null : cable.flag("RemoveCableWhileLive"),
          cable.optional("Description", Texts.TEXT));
    }
  }
}
