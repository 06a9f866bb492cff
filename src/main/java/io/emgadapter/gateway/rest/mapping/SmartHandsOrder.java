package io.emgadapter.gateway.rest.mapping;

import io.emgadapter.gateway.rest.call.JsonFields;
import io.emgadapter.order.Operation;
import io.emgadapter.order.Problems.ProblemCode;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.RestOnly.PurchaseOrder;
import io.emgadapter.order.SchedulingDetails;
import io.emgadapter.order.SmartHandsCreate;
import io.emgadapter.order.StorableText;
import io.emgadapter.order.UtcTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A Smart Hands order in the fields of Smart Hands v1; {@code docs/rest.md} has the table. */
public final class SmartHandsOrder {
  /** {@code scopeOfWork}: 1 to 4000 characters. */
  static final int LONGEST_TEXT = 4000;

  private static final String CONTINUED =
      "\n(The whole text is in the attachment Description.txt.)";

  private SmartHandsOrder() {}

  /** The last part of the address at which such work is ordered. */
  public static String path(Operation operation) {
    return switch (operation) {
      case PHOTOS -> "picturesDocument";
      case OTHER -> "other";
      case CAGE_CLEAN_UP -> "cageCleanup";
      case SHIPMENT_UNPACK -> "shipmentUnpack";
      case CAGE_ESCORT -> "cageEscort";
      case EQUIPMENT_INSTALL -> "equipmentInstall";
      case REQUEST_CABLES -> "cableRequest";
      case LOCATE_PACKAGES -> "locatePackage";
      case RUN_PATCH_CABLES -> "runJumperCable";
      case PATCH_CABLE_INSTALL -> "patchCableInstall";
      case MOVE_PATCH_CABLE -> "moveJumperCable";
      case PATCH_CABLE_REMOVAL -> "patchCableRemoval";
      case LARGE_ORDER -> "largeOrder"; // unverified: only Equinix's client templates name it
    };
  }

  /** Puts in the account to which the cage belongs. */
  public static void putAccount(ObjectNode order, String number) {
    order.withArray("/ibxLocation/cages").get(0).asObject().put("accountNumber", number);
  }

  /** Maps an order; the account of its cage is put in when it is known. */
  static Mapped of(SmartHandsCreate order, RestOnly rest, String reference, RestDraft draft) {
    boolean standard = ScheduleOf.type(order.schedulingDetails()).equals(ScheduleOf.STANDARD);
    ObjectNode details = DetailsOf.order(order, standard, draft);
    if (order.operation() != Operation.EQUIPMENT_INSTALL) {
      new JsonFields(details)
          .put(
              "needSupportFromASubmarineCableStationEngineer",
              rest.needSupportFromASubmarineCableStationEngineer());
    }
    List<ObjectNode> contacts =
        People.smartHands(order.customerContact(), order.additionalContacts(), rest, draft);
    draft.reference(order);
    calls(order, draft);
    List<File> files = new ArrayList<>(File.of(order.attachments(), draft));
    details.put("scopeOfWork", text(draft.text(order.description()), files, draft));
    ObjectNode json =
        new JsonFields()
            .put("customerReferenceNumber", reference)
            .put("purchaseOrder", purchaseOrder(rest.purchaseOrder()))
            .put("ibxLocation", location(CageLocation.of(order.location())))
            .all("contacts", contacts)
            .put("schedule", ScheduleOf.details(order.schedulingDetails()))
            .put("serviceDetails", details)
            .object();
    return Mapped.of(json, files, draft);
  }

  private static void calls(SmartHandsCreate order, RestDraft draft) {
    if (order.callContactBeforeStart()) {
      draft.inWords("CallContactBeforeStart", "Call the contact before the work starts.");
    }
    if (order.callContactBeforeComplete()) {
      draft.inWords("CallContactBeforeComplete", "Call the contact before the work is completed.");
    }
  }

  private static ObjectNode location(CageLocation location) {
    List<String> cabinets = location.cabinet() == null ? List.of() : List.of(location.cabinet());
    JsonFields cage = new JsonFields().put("cage", location.cage()).texts("cabinets", cabinets);
    return new JsonFields()
        .put("ibx", location.ibx())
        .all("cages", List.of(cage.object()))
        .object();
  }

  private static @Nullable ObjectNode purchaseOrder(@Nullable PurchaseOrder order) {
    if (order == null) {
      return null;
    }
    PurchaseOrder.Uploaded file = order.attachment();
    return new JsonFields()
        .put("purchaseOrderType", order.purchaseOrderType())
        .put("number", order.number())
        .put(
            "attachment",
            file == null
                ? null
                : new JsonFields().put("id", file.id()).put("name", file.name()).object())
        .object();
  }

  /** Puts a text that is too long into a file, and its beginning into the field. */
  static String text(String text, List<File> files, RestDraft draft) {
    return text(text, LONGEST_TEXT, files, draft);
  }

  static String text(String text, int most, List<File> files, RestDraft draft) {
    if (text.length() <= most) {
      return text;
    }
    if (files.size() == File.MOST) {
      draft.problem(
          "/body/Description",
          ProblemCode.TOO_LONG,
          "Send a shorter text or fewer attachments: with what has to stand in it, it is sent as an"
              + " attachment.");
    }
    files.add(File.text(text));
    draft.note("Description: longer than 4000 characters, the whole is attached");
    return StorableText.cut(text, most - CONTINUED.length()) + CONTINUED;
  }

  /**
   * The schedule (Equinix, Smart Hands, {@code schedule}): no date means the standard schedule, a
   * completion alone means expedited work, both mean work at a set time.
   */
  static final class ScheduleOf {
    private static final String STANDARD = "STANDARD";

    private ScheduleOf() {}

    static ObjectNode details(@Nullable SchedulingDetails details) {
      return new JsonFields()
          .put("scheduleType", type(details))
          .put("requestedStartDate", text(details == null ? null : details.requestedStartDate()))
          .put(
              "requestedCompletionDate",
              text(details == null ? null : details.requestedCompletionDate()))
          .object();
    }

    static String type(@Nullable SchedulingDetails details) {
      if (details == null || details.requestedCompletionDate() == null) {
        return STANDARD;
      }
      return details.requestedStartDate() == null ? "EXPEDITED" : "SCHEDULED_MAINTENANCE";
    }

    private static @Nullable String text(@Nullable UtcTime time) {
      return time == null ? null : time.zulu();
    }
  }
}
