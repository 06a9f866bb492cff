package io.emgadapter.order;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * 0005, equipment install. {@code PatchingInfo} is mandatory if devices are patched or powered on.
 *
 * @param deviceLocation where the device is, at most 255 characters
 * @param elevationDrawingAttached whether there are drawings to look at
 * @param installationPoint where in the cabinet, in words, at most 4000 characters
 * @param installedEquipmentPhotoRequired whether photos are to be sent
 * @param mountHardwareIncluded whether the customer provides mounting hardware
 * @param patchDevices whether to patch by {@code PatchingInfo} afterwards
 * @param patchingInfo how to patch, at most 4000 characters
 * @param powerItOn whether to connect power afterwards
 * @param needSupportFromASubmarineCableStationEngineer whether a technician for submarine cables is
 *     needed
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
  static EquipmentInstallDetails read(Fields details) {
    Boolean patch = details.optional("PatchDevices", Kind.BOOLEAN);
    Boolean power = details.optional("PowerItOn", Kind.BOOLEAN);
    return new EquipmentInstallDetails(
        details.optional("DeviceLocation", Texts.LINE),
        details.optional("ElevationDrawingAttached", Kind.BOOLEAN),
        details.optional("InstallationPoint", Texts.TEXT),
        details.optional("InstalledEquipmentPhotoRequired", Kind.BOOLEAN),
        details.optional("MountHardwareIncluded", Kind.BOOLEAN),
        patch,
        details.requiredIf(
            on(patch) || on(power),
            "PatchingInfo",
            Texts.TEXT,
            "PatchDevices or PowerItOn is true"),
        power,
        details.optional("NeedSupportFromASubmarineCableStationEngineer", Kind.BOOLEAN));
  }

  private static boolean on(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }

  @Override
  public ObjectNode toJson() {
    return new Members()
        .put("DeviceLocation", deviceLocation)
        .put("ElevationDrawingAttached", elevationDrawingAttached)
        .put("InstallationPoint", installationPoint)
        .put("InstalledEquipmentPhotoRequired", installedEquipmentPhotoRequired)
        .put("MountHardwareIncluded", mountHardwareIncluded)
        .put("PatchDevices", patchDevices)
        .put("PatchingInfo", patchingInfo)
        .put("PowerItOn", powerItOn)
        .put(
            "NeedSupportFromASubmarineCableStationEngineer",
            needSupportFromASubmarineCableStationEngineer)
        .object();
  }
}
