package io.emgadapter.gateway.rest.mapping;

import io.emgadapter.gateway.rest.call.RestAccount.AttachmentSettings;
import io.emgadapter.gateway.rest.call.Stop;
import io.emgadapter.order.Body;
import io.emgadapter.order.Cancel;
import io.emgadapter.order.Operation;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.SmartHandsCreate;
import io.emgadapter.order.SmartHandsUpdate;
import io.emgadapter.order.SmartHandsUpdate.NegotiationAnswer;
import io.emgadapter.order.WorkVisitCreate;
import io.emgadapter.order.WorkVisitUpdate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What of a request the REST route cannot carry; known without any call, so at its intake. */
public final class RestCheck {
  private static final String LATER = "";

  private RestCheck() {}

  /** Adds what REST needs and the request lacks, and files that it cannot take. */
  public static void check(
      Body body, RestOnly rest, AttachmentSettings attachments, Problems problems) {
    for (Problem each : draft(body, rest, attachments).problems().list()) {
      problems.add(each.pointer(), each.code(), each.message());
    }
  }

  /**
   * What becomes of fields that REST has no place for, a sentence each; never with their content.
   */
  public static List<String> notes(Body body, RestOnly rest, AttachmentSettings attachments) {
    return Stream.concat(
            draft(body, rest, attachments).notes().stream(),
            RestUses.unused(body, rest).map(RestCheck::unused))
        .distinct()
        .toList();
  }

  private static String unused(String name) {
    return "rest/" + name + ": not sent, this work has no place for it";
  }

  public static void check(Body body, RestOnly rest, AttachmentSettings attachments) {
    Stop.ifAny(draft(body, rest, attachments).problems());
  }

  /** The order as it will be made, but for what is only known when it goes. */
  private static Mapping draft(Body body, RestOnly rest, AttachmentSettings attachments) {
    Mapping draft = new Mapping(attachments);
    switch (body) {
      case SmartHandsCreate create -> SmartHandsOrder.of(create, rest, LATER, LATER, draft);
      case WorkVisitCreate create -> VisitOrder.of(create, rest, LATER, draft);
      case Body answer when answer.negotiationAnswer().isPresent() ->
          OrderChanges.lost(answer, draft);
      case SmartHandsUpdate update -> OrderChanges.note(update, rest, LATER, draft);
      case WorkVisitUpdate update -> OrderChanges.note(update, rest, LATER, draft);
      case Cancel cancel -> OrderChanges.cancel(cancel, rest, draft);
    }
    return draft;
  }

  /** Which members of {@code rest} an order or a change of one has a place for. */
  static final class RestUses {
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
}
