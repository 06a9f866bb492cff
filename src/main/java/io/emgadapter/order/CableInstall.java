package io.emgadapter.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cable to install (0009). Its texts have at most 255 characters, its description 4000.
 *
 * @param serialNumber of the cross connect
 * @param deviceCabinet where the device is
 * @param deviceConnectorType kind of connector
 * @param deviceDetails which device
 * @param devicePort which port
 * @param lightLinkVerification whether the light link is to be verified; optional
 * @param description optional
 */
public record CableInstall(
    String serialNumber,
    String deviceCabinet,
    String deviceConnectorType,
    String deviceDetails,
    String devicePort,
    @Nullable Boolean lightLinkVerification,
    @Nullable String description)
    implements ToJson {
  static final Kind<List<CableInstall>> LIST =
      Lists.of("cables", Fields.object(CableInstall::read), 0, Cabling.MOST);

  private static CableInstall read(Fields cable) {
    return new CableInstall(
        cable.required("SerialNumber", Texts.LINE),
        cable.required("DeviceCabinet", Texts.LINE),
        cable.required("DeviceConnectorType", Texts.LINE),
        cable.required("DeviceDetails", Texts.LINE),
        cable.required("DevicePort", Texts.LINE),
        cable.optional("LightLinkVerification", Kind.BOOLEAN),
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
        .put("LightLinkVerification", lightLinkVerification)
        .put("Description", description)
        .object();
  }
}
