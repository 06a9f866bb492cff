package io.emgadapter.gateway.rest;

import io.emgadapter.order.Body;
import io.emgadapter.order.Cancel;
import io.emgadapter.order.NegotiationAnswer;
import io.emgadapter.order.Operation;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.SmartHandsCreate;
import io.emgadapter.order.SmartHandsUpdate;
import io.emgadapter.order.WorkVisitCreate;
import io.emgadapter.order.WorkVisitUpdate;
import java.util.Set;
import java.util.stream.Stream;

/** Which members of {@code rest} an order or a change of one has a place for. */
final class RestUses {
  private static final String PURCHASE_ORDER = "purchaseOrder";
  private static final String CONTACTS = "notificationContacts";
  private static final String ACCOUNTS = "accountNumbers";
  private static final String SUBMARINE = "needSupportFromASubmarineCableStationEngineer";
  private static final String REFERENCE = "referenceId";
  private static final String REASON = "reason";
  private static final String ATTACHMENTS = "attachments";

  private RestUses() {}

  /** The members that are there and have no place. */
  static Stream<String> unused(Body body, RestOnly rest) {
    Set<String> places = places(body);
    return there(rest).filter(name -> !places.contains(name));
  }

  private static Set<String> places(Body body) {
    return switch (body) {
      case SmartHandsCreate create when create.operation() == Operation.EQUIPMENT_INSTALL ->
          Set.of(PURCHASE_ORDER, CONTACTS, ACCOUNTS);
      case SmartHandsCreate _ -> Set.of(PURCHASE_ORDER, CONTACTS, ACCOUNTS, SUBMARINE);
      case WorkVisitCreate _ -> Set.of(PURCHASE_ORDER, CONTACTS, ACCOUNTS);
      case SmartHandsUpdate update -> places(update, Set.of(REFERENCE));
      case WorkVisitUpdate update -> places(update, Set.of(REFERENCE, CONTACTS));
      case Cancel _ -> Set.of(ATTACHMENTS);
    };
  }

  private static Set<String> places(Body update, Set<String> ofChange) {
    return update
        .negotiationAnswer()
        .map(answer ->
            answer == NegotiationAnswer.CANCEL ? Set.of(REFERENCE, REASON) : Set.of(REFERENCE))
        .orElse(ofChange);
  }

  private static Stream<String> there(RestOnly rest) {
    return Stream.of(
            rest.purchaseOrder() == null ? "" : PURCHASE_ORDER,
            rest.notificationContacts().isEmpty() ? "" : CONTACTS,
            rest.accountNumbers().isEmpty() ? "" : ACCOUNTS,
            rest.needSupportFromASubmarineCableStationEngineer() == null ? "" : SUBMARINE,
            rest.referenceId() == null ? "" : REFERENCE,
            rest.reason() == null ? "" : REASON,
            rest.attachments().isEmpty() ? "" : ATTACHMENTS)
        .filter(name -> !name.isEmpty());
  }
}
