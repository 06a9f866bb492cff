package io.emgadapter.order;

import io.emgadapter.order.FieldKind.Lists;
import io.emgadapter.order.FieldKind.Place;
import io.emgadapter.order.FieldKind.Texts;
import io.emgadapter.order.Problems.ProblemCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What only Equinix's REST APIs know of an order: the {@code rest} object of a work request, in the
 * names of those APIs. The messaging gateway has no place for it, so on that route it is ignored.
 *
 * @param purchaseOrder where the account needs one
 * @param notificationContacts users of the Customer Portal who are notified too, at most 20
 * @param accountNumbers the account of a cage, by the cage's name; needed where a cage is shared by
 *     several accounts of the company
 * @param needSupportFromASubmarineCableStationEngineer whether a technician for submarine cables is
 *     needed; not for an equipment install, whose body has this field itself
 * @param referenceId the technician's query that an Update answers, or the proposal of several; at
 *     most 50 characters
 * @param reason why a proposal is answered with {@code CANCEL}, at most 4000 characters; the
 *     Description is that word alone
 * @param attachments files that are at Equinix already, for a Cancel to carry; at most 5
 */
public record RestOnly(
    @Nullable PurchaseOrder purchaseOrder,
    List<String> notificationContacts,
    Map<String, String> accountNumbers,
    @Nullable Boolean needSupportFromASubmarineCableStationEngineer,
    @Nullable String referenceId,
    @Nullable String reason,
    List<PurchaseOrder.Uploaded> attachments) {

  /** No field that only REST knows. */
  public static final RestOnly NONE =
      new RestOnly(null, List.of(), Map.of(), null, null, null, List.of());

  private static final FieldKind<RestOnly> KIND = FieldReader.object(RestOnly::read);
  private static final FieldKind<List<String>> USERS = Lists.of("user names", Texts.LINE, 0, 20);
  private static final FieldKind<List<PurchaseOrder.Uploaded>> FILES =
      Lists.of("files with id and name", PurchaseOrder.FILE, 0, 5);

  /**
   * Reads it, adding every problem it has.
   *
   * @param pointer where it stands in the request, for example {@code /rest}
   * @return {@link #NONE} where anything is wrong with it: half of it is not what was meant
   */
  public static RestOnly read(JsonNode rest, String pointer, Problems problems) {
    int before = problems.count();
    RestOnly read = KIND.read(rest, new Place(pointer, problems));
    return read == null || problems.count() > before ? NONE : read;
  }

  private static RestOnly read(FieldReader rest) {
    List<String> users = rest.optional("notificationContacts", USERS);
    List<PurchaseOrder.Uploaded> files = rest.optional("attachments", FILES);
    Map<String, String> accounts = rest.optional("accountNumbers", AccountNumbers.KIND);
    return new RestOnly(
        rest.optional("purchaseOrder", PurchaseOrder.KIND),
        users == null ? List.of() : users,
        accounts == null ? Map.of() : accounts,
        rest.flag("needSupportFromASubmarineCableStationEngineer"),
        rest.optional("referenceId", Texts.upTo(50)),
        rest.optional("reason", Texts.TEXT),
        files == null ? List.of() : files);
  }

  /** Says nothing of the content. */
  @Override
  public String toString() {
    return "RestOnly";
  }

  /** An object whose members are cages and whose values are their account numbers. */
  static final class AccountNumbers {
    private static final int MOST = 100;
    private static final String FORM = "an object of at most 100 cages and their account numbers";

    static final FieldKind<Map<String, String>> KIND = new FieldKind<>(FORM, AccountNumbers::read);

    private AccountNumbers() {}

    private static Map<String, String> read(JsonNode value, Place place) {
      if (!value.isObject() || value.size() > MOST) {
        place.problem(
            value.isObject() ? ProblemCode.TOO_MANY : ProblemCode.WRONG_TYPE, "Send " + FORM + ".");
        return Map.of();
      }
      Map<String, String> numbers = new LinkedHashMap<>();
      value
          .properties()
          .forEach(member -> {
            String number = Texts.LINE.read(member.getValue(), place.at(member.getKey()));
            if (number != null) {
              numbers.put(member.getKey(), number);
            }
          });
      return Map.copyOf(numbers);
    }
  }

  /**
   * A purchase order (Equinix, Smart Hands, {@code purchaseOrder}).
   *
   * @param purchaseOrderType {@code EXISTING}, {@code EXEMPTED} or {@code NEW}; the last stands
   *     only in Equinix's samples
   * @param number at most 20 characters; not with {@code EXEMPTED}
   * @param attachment its document, where there is one
   */
  public record PurchaseOrder(
      String purchaseOrderType, @Nullable String number, @Nullable Uploaded attachment) {
    private static final String EXEMPTED = "EXEMPTED";
    private static final FieldKind<String> TYPE = Texts.oneOf("EXISTING", EXEMPTED, "NEW");
    static final FieldKind<Uploaded> FILE =
        FieldReader.object(file ->
            new Uploaded(file.required("id", Texts.LINE), file.required("name", Texts.upTo(100))));

    static final FieldKind<PurchaseOrder> KIND = FieldReader.object(PurchaseOrder::read);

    /**
     * A file that is at Equinix already.
     *
     * @param id what the Attachments API returned
     */
    public record Uploaded(String id, String name) {}

    private static PurchaseOrder read(FieldReader order) {
      String type = order.required("purchaseOrderType", TYPE);
      boolean exempted = EXEMPTED.equals(type);
      return new PurchaseOrder(
          type,
          order.requiredIf(!exempted, "number", Texts.upTo(20), "the order is not exempted"),
          order.optional("attachment", FILE));
    }

    /** Says nothing of the content. */
    @Override
    public String toString() {
      return "PurchaseOrder";
    }
  }
}
