package io.emgadapter.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

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
  private static final Kind<String> JUMPER_TYPE =
      Texts.oneOf("Jumper", "Pre-Wiring", "Patch Cable", "Other");

  static RunPatchCablesDetails read(Fields details) {
    String quantity = details.optional("Quantity", Cabling.UP_TO_TWELVE);
    boolean one = Cabling.isOne(quantity);
    return new RunPatchCablesDetails(
        details.optional("Summary", Texts.TEXT),
        quantity,
        details.requiredIf(one, "JumperType", JUMPER_TYPE, Cabling.ONE),
        details.requiredIf(one, "MediaType", Cabling.MEDIA_TYPE, Cabling.ONE),
        details.requiredIf(one, "Connector", Cabling.CONNECTOR, Cabling.ONE),
        details.optional("CableId", Texts.LINE),
        details.requiredIf(one, "ProvideTxRxLightLevels", Kind.BOOLEAN, Cabling.ONE),
        details.optional("DeviceDetails", Device.LIST));
  }

  @Override
  public ObjectNode toJson() {
    return new Members()
        .put("Summary", summary)
        .put("Quantity", quantity)
        .put("JumperType", jumperType)
        .put("MediaType", mediaType)
        .put("Connector", connector)
        .put("CableId", cableId)
        .put("ProvideTxRxLightLevels", provideTxRxLightLevels)
        .putAll("DeviceDetails", deviceDetails)
        .object();
  }
}
