package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.rest.call.Apis.Api;
import io.emgadapter.gateway.rest.call.Caller.Call;
import io.emgadapter.gateway.rest.call.Caller.Turn;
import io.emgadapter.gateway.rest.call.SmartHandsApi;
import io.emgadapter.gateway.rest.mapping.Mapping.Mapped;
import io.emgadapter.gateway.rest.mapping.RestTask;
import io.emgadapter.gateway.rest.mapping.SmartHandsOrder;
import io.emgadapter.gateway.rest.mapping.Spot;
import io.emgadapter.gateway.rest.mapping.VisitOrder;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.SmartHandsCreate;
import io.emgadapter.order.WorkVisitCreate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/** Places orders: prepare, upload, order; only the last can place one. */
final class Creates {
  private final RestAccess link;

  Creates(RestAccess link) {
    this.link = link;
  }

  Outcome smartHands(RestTask order, SmartHandsCreate body, Turn turn) {
    RestOnly rest = order.rest();
    String account = link.accounts().of(Spot.of(body.location()), rest);
    Mapped mapped = SmartHandsOrder.of(body, rest, account, order.reference(), link.draft());
    link.uploads().into(mapped.json(), mapped.files(), order.made(), turn);
    turn.check();
    Call call = link.caller().call(Api.SMART_HANDS, token -> post(token, body, mapped.json()));
    return Outcomes.created(order.task(), call, List.of(body.location()));
  }

  Outcome workVisit(RestTask order, WorkVisitCreate body, Turn turn) {
    Mapped mapped = VisitOrder.of(body, order.rest(), order.reference(), link.draft());
    link.uploads().into(mapped.json(), mapped.files(), order.made(), turn);
    turn.check();
    Call call =
        link.caller()
            .call(Api.WORK_VISITS, token -> link.workVisits().schedule(token, mapped.json()));
    return Outcomes.created(order.task(), call, body.location());
  }

  private ResponseEntity<byte[]> post(String token, SmartHandsCreate body, ObjectNode json) {
    SmartHandsApi api = link.smartHands();
    return switch (body.operation()) {
      case PHOTOS -> api.picturesDocument(token, json);
      case OTHER -> api.other(token, json);
      case CAGE_CLEAN_UP -> api.cageCleanup(token, json);
      case SHIPMENT_UNPACK -> api.shipmentUnpack(token, json);
      case CAGE_ESCORT -> api.cageEscort(token, json);
      case EQUIPMENT_INSTALL -> api.equipmentInstall(token, json);
      case REQUEST_CABLES -> api.cableRequest(token, json);
      case LOCATE_PACKAGES -> api.locatePackage(token, json);
      case RUN_PATCH_CABLES -> api.runJumperCable(token, json);
      case PATCH_CABLE_INSTALL -> api.patchCableInstall(token, json);
      case MOVE_PATCH_CABLE -> api.moveJumperCable(token, json);
      case PATCH_CABLE_REMOVAL -> api.patchCableRemoval(token, json);
      case LARGE_ORDER -> api.largeOrder(token, json);
    };
  }
}
