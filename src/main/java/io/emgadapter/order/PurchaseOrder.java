package io.emgadapter.order;

import org.jspecify.annotations.Nullable;

/**
 * A purchase order (Equinix, Smart Hands, {@code purchaseOrder}).
 *
 * @param purchaseOrderType {@code EXISTING}, {@code EXEMPTED} or {@code NEW}; the last stands only
 *     in Equinix's samples
 * @param number at most 20 characters; not with {@code EXEMPTED}
 * @param attachment its document, where there is one
 */
public record PurchaseOrder(
    String purchaseOrderType, @Nullable String number, @Nullable Uploaded attachment) {
  private static final String EXEMPTED = "EXEMPTED";
  private static final Kind<String> TYPE = Texts.oneOf("EXISTING", EXEMPTED, "NEW");
  static final Kind<Uploaded> FILE =
      Fields.object(file ->
          new Uploaded(file.required("id", Texts.LINE), file.required("name", Texts.upTo(100))));

  static final Kind<PurchaseOrder> KIND = Fields.object(PurchaseOrder::read);

  /**
   * A file that is at Equinix already.
   *
   * @param id what the Attachments API returned
   */
  public record Uploaded(String id, String name) {}

  private static PurchaseOrder read(Fields order) {
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
