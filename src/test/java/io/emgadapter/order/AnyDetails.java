package io.emgadapter.order;

import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes valid ServiceDetails by chance: a full example of the operation, or all but one field. */
public final class AnyDetails {
  private static final String DEVICE = "{'Name':'n','Slot':'50','Port':'51'}";
  private static final String CROSS_CONNECT =
      "{'SerialNumber':'1','DeviceCabinet':'2','DeviceConnectorType':'3','DeviceDetails':'4','DevicePort':'5',";

  private final RandomGenerator random;

  AnyDetails(RandomGenerator random) {
    this.random = random;
  }

  /** Every field of the operation, so that none is forgotten when it is read or written. */
  public static JsonNode full(Operation operation) {
    return Bodies.json(
        switch (operation) {
          case PHOTOS ->
              "{'CameraProvidedBy':'Equinix','OnDateAndTime':true,'DocumentOnly':true,'Summary':'s'}";
          case OTHER -> "{}";
          case CAGE_CLEAN_UP -> "{'PermissionToDiscardBoxes':true,'DampMoistMopRequired':false}";
          case SHIPMENT_UNPACK ->
              "{'InboundShipmentId':'1-2','CopyOfPackingSlipNeeded':true,'DiscardShipmentMaterial':false}";
          case CAGE_ESCORT ->
              "{'DurationVisit':'2 Hours','OpenCabinetForVisitor':true,'SupervisionReqForVisitor':false,'WorkVisitId':'1-3'}";
          case EQUIPMENT_INSTALL ->
              """
              {'DeviceLocation':'a','ElevationDrawingAttached':true,'InstallationPoint':'b',
               'InstalledEquipmentPhotoRequired':false,'MountHardwareIncluded':true,
               'PatchDevices':false,'PatchingInfo':'c','PowerItOn':false,
               'NeedSupportFromASubmarineCableStationEngineer':true}\
              """;
          case REQUEST_CABLES ->
              "{'Summary':'s','MediaType':'Cat-6','ConnectorType':'RJ45','Length':'20 ft','Quantity':'>10'}";
          case LOCATE_PACKAGES ->
              "{'InboundShipmentId':'1-2','CarrierTrackingNumber':'323','PossibleLocation':'p','PackageDescription':'d'}";
          case RUN_PATCH_CABLES ->
              """
              {'Summary':'s','Quantity':'12+','JumperType':'Jumper','MediaType':'Coax',
               'Connector':'BNC','CableId':'A01','ProvideTxRxLightLevels':true,
               'DeviceDetails':[%s,%s]}\
              """
                  .formatted(DEVICE, DEVICE);
          case PATCH_CABLE_INSTALL ->
              "{'CrossConnects':["
                  + CROSS_CONNECT
                  + "'LightLinkVerification':true,'Description':'d'}]}";
          case MOVE_PATCH_CABLE ->
              "{'Summary':'s','Quantity':'12','CableId':'None','CurrentDeviceDetails':%s,'NewDeviceDetails':%s}"
                  .formatted(DEVICE, DEVICE);
          case PATCH_CABLE_REMOVAL ->
              "{'CrossConnects':["
                  + CROSS_CONNECT
                  + "'RemoveCableWhileLive':true,'Description':'d'}]}";
          case LARGE_ORDER -> "{'Description':'d'}";
        });
  }

  JsonNode of(Operation operation) {
    ObjectNode details = (ObjectNode) full(operation);
    if (random.nextBoolean() && details.size() > 1) {
      details.remove(details.propertyNames().stream().toList().get(random.nextInt(details.size())));
    }
    return details;
  }
}
