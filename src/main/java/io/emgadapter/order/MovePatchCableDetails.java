package io.emgadapter.order;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

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
  static MovePatchCableDetails read(Fields details) {
    String quantity = details.optional("Quantity", Cabling.UP_TO_TWELVE);
    boolean one = Cabling.isOne(quantity);
    return new MovePatchCableDetails(
        details.optional("Summary", Texts.TEXT),
        quantity,
        details.optional("CableId", Texts.LINE),
        details.requiredIf(one, "CurrentDeviceDetails", Device.ONE, Cabling.ONE),
        details.requiredIf(one, "NewDeviceDetails", Device.ONE, Cabling.ONE));
  }

  @Override
  public ObjectNode toJson() {
    return new Members()
        .put("Summary", summary)
        .put("Quantity", quantity)
        .put("CableId", cableId)
        .put("CurrentDeviceDetails", currentDeviceDetails)
        .put("NewDeviceDetails", newDeviceDetails)
        .object();
  }
}
