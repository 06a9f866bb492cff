package io.emgadapter.order;

import io.emgadapter.order.FieldKind.Place;
import io.emgadapter.order.FieldKind.Texts;
import io.emgadapter.order.FieldReader.Common;
import io.emgadapter.order.Target.Referred;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new SmartHands order (Equinix, SmartHands Order, Create SmartHands).
 *
 * @param requestorId the customer's reference, at most 255 characters
 * @param requestorIdUnique whether no other ticket may have that reference
 * @param operation the type of work
 * @param location cage or cabinet, for example {@code LD8:00:000000}
 * @param callContactBeforeStart whether the technician calls before the work starts
 * @param callContactBeforeComplete whether the technician calls when the work is done
 * @param customerContact user name or e-mail address registered in the Customer Portal
 * @param schedulingDetails when; null for the standard schedule
 * @param serviceDetails what the operation asks for
 * @param description the work; over 3800 characters Equinix makes an attachment of it
 * @param attachments at most 5
 * @param additionalContacts in place of the technical contact
 */
public record SmartHandsCreate(
    @Nullable String requestorId,
    boolean requestorIdUnique,
    Operation operation,
    String location,
    boolean callContactBeforeStart,
    boolean callContactBeforeComplete,
    String customerContact,
    @Nullable SchedulingDetails schedulingDetails,
    @Nullable ServiceDetails serviceDetails,
    String description,
    @Nullable List<Attachment> attachments,
    @Nullable List<AdditionalContact> additionalContacts)
    implements Body {
  /** No limit is printed; this one keeps a Task well under what a queue carries. */
  private static final FieldKind<String> DESCRIPTION = Texts.upTo(100_000);

  static SmartHandsCreate read(FieldReader body) {
    Common.newOrder(body);
    boolean unique = Common.requestorIdUnique(body);
    Operation operation = body.required("Operation", Operation.KIND);
    return new SmartHandsCreate(
        Common.requestorId(body, unique),
        unique,
        operation,
        body.required("Location", Texts.LINE),
        Boolean.TRUE.equals(body.required("CallContactBeforeStart", FieldKind.BOOLEAN)),
        Boolean.TRUE.equals(body.required("CallContactBeforeComplete", FieldKind.BOOLEAN)),
        body.required("CustomerContact", Texts.LINE),
        body.optional("SchedulingDetails", SchedulingDetails.KIND),
        ServiceDetails.read(operation, body),
        body.required("Description", DESCRIPTION),
        body.optional("Attachments", Attachment.OF_CREATE),
        body.optional("AdditionalContacts", AdditionalContact.LIST));
  }

  @Override
  public Resource resource() {
    return Resource.SMART_HANDS;
  }

  @Override
  public Verb verb() {
    return Verb.CREATE;
  }

  @Override
  public @Nullable Referred referred() {
    return serviceDetails == null ? null : serviceDetails.referred();
  }

  @Override
  public SmartHandsCreate referringTo(String number) {
    return new SmartHandsCreate(
        requestorId,
        requestorIdUnique,
        operation,
        location,
        callContactBeforeStart,
        callContactBeforeComplete,
        customerContact,
        schedulingDetails,
        serviceDetails == null ? null : serviceDetails.referringTo(number),
        description,
        attachments,
        additionalContacts);
  }

  @Override
  public void check(String pointer, Instant now, Problems problems) {
    if (schedulingDetails != null) {
      schedulingDetails.check(new Place(pointer, problems).at("SchedulingDetails"), now);
    }
  }

  /** Says nothing of the content. */
  @Override
  public String toString() {
    return "SmartHands Create";
  }
}
