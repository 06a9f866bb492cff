package io.emgadapter.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cable to remove (0011). Its texts have at most 255 characters, its description 4000.
 *
 * @param serialNumber of the cross connect
 * @param deviceCabinet where the device is
 * @param deviceConnectorType kind of connector
 * @param deviceDetails which device
 * @param devicePort which port
 * @param removeCableWhileLive whether it may be removed while live; optional
 * @param description optional
 */
public record CableRemoval(
    String serialNumber,
    String deviceCabinet,
    String deviceConnectorType,
    String deviceDetails,
    String devicePort,
    @Nullable Boolean removeCableWhileLive,
    @Nullable String description)
    implements ToJson {
  static final Kind<List<CableRemoval>> LIST =
      Lists.of("cables", Fields.object(CableRemoval::read), 0, Cabling.MOST);

  private static CableRemoval read(Fields cable) {
    return new CableRemoval(
        cable.required("SerialNumber", Texts.LINE),
        cable.required("DeviceCabinet", Texts.LINE),
        cable.required("DeviceConnectorType", Texts.LINE),
        cable.required("DeviceDetails", Texts.LINE),
        cable.required("DevicePort", Texts.LINE),
        cable.optional("RemoveCableWhileLive", Kind.BOOLEAN),
        cable.optional("Description", Texts.TEXT));
  }

  @Override
  public ObjectNode toJson() {
    return new Members()
        .put("SerialNumber", serialNumber)
        .put("DeviceCabinet", deviceCabinet)
        .put("DeviceConnectorType", deviceConnectorType)
        .put("DeviceDetails", deviceDetails)
        .put("DevicePort", devicePort)
        .put("RemoveCableWhileLive", removeCableWhileLive)
        .put("Description", description)
        .object();
  }
}
