package io.emgadapter.gateway.rest.mapping;

import io.emgadapter.gateway.rest.call.JsonFields;
import io.emgadapter.gateway.rest.mapping.People.VisitorsOf;
import io.emgadapter.order.AdditionalContact;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.RestOnly.PurchaseOrder;
import io.emgadapter.order.Visit;
import io.emgadapter.order.WorkVisitCreate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A work visit in the fields of Work Visits v2; {@code docs/rest.md} has the table. */
final class VisitOrder {
  private VisitOrder() {}

  /**
   * Maps a visit.
   *
   * @param draft gets the problems; with any of them the result must not be sent
   */
  static Mapped of(WorkVisitCreate order, RestOnly rest, String reference, RestDraft draft) {
    Visit visit = order.serviceDetails();
    List<ObjectNode> cages =
        order.location().stream()
            .map(CageLocation::of)
            .map(location -> cage(location, rest))
            .toList();
    ObjectNode details =
        new JsonFields()
            .all("cages", cages)
            .put("visitStartDateTime", Objects.requireNonNull(visit.startDateTime()).zulu())
            .put("visitEndDateTime", Objects.requireNonNull(visit.endDateTime()).zulu())
            .all("visitors", VisitorsOf.list(Objects.requireNonNull(visit.visitors()), draft))
            .put("openCabinet", visit.openCabinet())
            .object();
    List<ObjectNode> contacts = contacts(order, rest, draft);
    draft.reference(order);
    if (Boolean.TRUE.equals(visit.supervisionRequired())) {
      draft.inWords("SupervisionRequired", "Supervise the visitors.");
    }
    List<File> files = new ArrayList<>(File.of(order.attachments(), draft));
    String text = draft.text(Objects.requireNonNullElse(order.description(), "Work visit"));
    ObjectNode json =
        new JsonFields()
            .put("details", details)
            .put("description", SmartHandsOrder.text(text, files, draft))
            .put("customerReferenceId", reference)
            .put("purchaseOrder", purchaseOrder(rest.purchaseOrder()))
            .all("contacts", contacts)
            .object();
    return Mapped.of(json, files, draft);
  }

  private static ObjectNode cage(CageLocation location, RestOnly rest) {
    return new JsonFields()
        .put("id", location.cage())
        .put("accountNumber", rest.accountNumbers().get(location.cage()))
        .put("cabinetId", location.cabinet())
        .object();
  }

  private static List<ObjectNode> contacts(WorkVisitCreate order, RestOnly rest, RestDraft draft) {
    List<String> notified =
        Stream.concat(Stream.of(order.customerContact()), rest.notificationContacts().stream())
            .distinct()
            .toList();
    return List.of(
        new JsonFields().put("type", "NOTIFICATION").texts("registeredUsers", notified).object(),
        technical(order.customerContact(), order.additionalContacts(), draft));
  }

  private static ObjectNode technical(
      String customer, @Nullable List<AdditionalContact> additional, RestDraft draft) {
    JsonFields contact = new JsonFields().put("type", "TECHNICAL");
    if (additional == null || additional.isEmpty()) {
      return contact.texts("registeredUsers", List.of(customer)).object();
    }
    People.others(additional, draft);
    return VisitorsOf.technical(contact, additional.getFirst(), draft);
  }

  /** The v2 name of the type is another one, and the document is named by its id only. */
  private static @Nullable ObjectNode purchaseOrder(@Nullable PurchaseOrder order) {
    return order == null
        ? null
        : new JsonFields()
            .put("type", order.purchaseOrderType())
            .put("number", order.number())
            .put("attachmentId", order.attachment() == null ? null : order.attachment().id())
            .object();
  }
}
