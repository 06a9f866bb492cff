package io.emgadapter.gateway.rest.mapping;

import io.emgadapter.gateway.rest.call.JsonFields;
import io.emgadapter.order.Cabling.CrossConnect;
import io.emgadapter.order.Cabling.Device;
import io.emgadapter.order.Cabling.MovePatchCableDetails;
import io.emgadapter.order.Cabling.PatchCableInstallDetails;
import io.emgadapter.order.Cabling.PatchCableRemovalDetails;
import io.emgadapter.order.Cabling.RequestCablesDetails;
import io.emgadapter.order.Cabling.RunPatchCablesDetails;
import io.emgadapter.order.Problems.ProblemCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code serviceDetails} of work on cables. */
final class CableWork {
  private static final String CABLES = "how many cables, for example 1";

  private CableWork() {}

  static ObjectNode request(RequestCablesDetails cables, RestDraft draft) {
    draft.inWords("Summary", cables.summary());
    return new JsonFields()
        .put("quantity", draft.required("Quantity", cables.quantity(), CABLES))
        .put("mediaType", cables.mediaType())
        .put("connectorType", cables.connectorType())
        .put("length", cables.length() == null ? null : draft.fit("Length", cables.length(), 50))
        .object();
  }

  static ObjectNode run(RunPatchCablesDetails run, RestDraft draft) {
    draft.inWords("Summary", run.summary());
    List<Device> devices = run.deviceDetails() == null ? List.of() : run.deviceDetails();
    if ("1".equals(run.quantity()) && devices.isEmpty()) {
      draft.required("DeviceDetails", null, "the devices that the cable runs between");
    }
    return new JsonFields()
        .put("quantity", draft.required("Quantity", run.quantity(), CABLES))
        .put("jumperType", run.jumperType())
        .put("mediaType", run.mediaType())
        .put("connector", run.connector())
        .put("cableId", run.cableId())
        .put("provideTxRxLightLevels", run.provideTxRxLightLevels())
        .all("deviceDetails", devices.stream().map(device -> device(device, draft)).toList())
        .object();
  }

  /** For a single cable REST requires its name, or the word None. */
  static ObjectNode move(MovePatchCableDetails move, RestDraft draft) {
    draft.inWords("Summary", move.summary());
    boolean one = "1".equals(move.quantity());
    return new JsonFields()
        .put("quantity", draft.required("Quantity", move.quantity(), CABLES))
        .put("cableId", one && move.cableId() == null ? "None" : move.cableId())
        .put("currentDeviceDetails", device(move.currentDeviceDetails(), draft))
        .put("newDeviceDetails", device(move.newDeviceDetails(), draft))
        .object();
  }

  static ObjectNode install(PatchCableInstallDetails install, RestDraft draft) {
    return crossConnects(install.crossConnects(), draft);
  }

  static ObjectNode removal(PatchCableRemovalDetails removal, RestDraft draft) {
    return crossConnects(removal.crossConnects(), draft);
  }

  private static ObjectNode crossConnects(@Nullable List<CrossConnect> given, RestDraft draft) {
    List<ObjectNode> cables = some(given, draft).stream().map(CableWork::cable).toList();
    return new JsonFields().all("crossConnects", cables).object();
  }

  private static ObjectNode cable(CrossConnect cable) {
    return new JsonFields()
        .put("serialNumber", cable.serialNumber())
        .put("deviceCabinet", cable.deviceCabinet())
        .put("deviceConnectorType", cable.deviceConnectorType())
        .put("deviceDetails", cable.deviceDetails())
        .put("devicePort", cable.devicePort())
        .put("lightLinkVerification", cable.lightLinkVerification())
        .put("removePatchCableWithLiveTraffic", cable.removeCableWhileLive())
        .put("scopeOfWork", cable.description())
        .object();
  }

  private static List<CrossConnect> some(@Nullable List<CrossConnect> cables, RestDraft draft) {
    if (cables == null || cables.isEmpty()) {
      draft.problem(
          "/body/ServiceDetails/CrossConnects",
          ProblemCode.MISSING,
          "Send at least one cable, because the REST route needs it.");
      return List.of();
    }
    return cables;
  }

  private static @Nullable ObjectNode device(@Nullable Device device, RestDraft draft) {
    return device == null
        ? null
        : new JsonFields()
            .put("name", draft.fit("Device name", device.name(), 200))
            .put("slot", draft.fit("Device slot", device.slot(), 50))
            .put("port", draft.fit("Device port", device.port(), 50))
            .object();
  }
}
