package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.rest.call.Caller.Call;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import io.emgadapter.gateway.rest.call.TimeToStart;
import io.emgadapter.gateway.rest.mapping.CageLocation;
import io.emgadapter.gateway.rest.mapping.Mapped;
import io.emgadapter.gateway.rest.mapping.RestTask;
import io.emgadapter.gateway.rest.mapping.SmartHandsOrder;
import io.emgadapter.order.SmartHandsCreate;
import io.emgadapter.order.WorkVisitCreate;
import java.util.List;

/** Places orders in three steps: prepare, upload, order. Only the last one can place an order. */
final class Creates {
  private final RestAccess access;

  Creates(RestAccess access) {
    this.access = access;
  }

  Outcome smartHands(RestTask order, SmartHandsCreate body, Mapped mapped, TimeToStart time) {
    String account = access.cageAccounts().of(CageLocation.of(body.location()), order.rest());
    SmartHandsOrder.putAccount(mapped.json(), account);
    access.uploads().into(mapped, order.made(), time);
    time.check();
    String work = SmartHandsOrder.path(body.operation());
    Call call =
        access
            .caller()
            .call(
                Api.SMART_HANDS,
                (equinix, token) -> equinix.orderSmartHands(token, work, mapped.json()));
    return Outcomes.created(order.task(), call, List.of(body.location()));
  }

  Outcome visit(RestTask order, WorkVisitCreate body, Mapped mapped, TimeToStart time) {
    access.uploads().into(mapped, order.made(), time);
    time.check();
    Call call =
        access
            .caller()
            .call(Api.WORK_VISITS, (equinix, token) -> equinix.orderVisit(token, mapped.json()));
    return Outcomes.created(order.task(), call, body.location());
  }
}
