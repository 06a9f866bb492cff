package io.emgadapter.order;

import io.emgadapter.order.FieldKind.Place;
import io.emgadapter.order.FieldKind.Texts;
import io.emgadapter.order.FieldReader.Common;
import io.emgadapter.order.Visit.Locations;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new work visit (Equinix, Work Visit Order, Create Work Visit).
 *
 * @param requestorId the customer's reference, at most 255 characters
 * @param requestorIdUnique whether no other ticket may have that reference
 * @param location cages and cabinets of one data center, for example {@code LD8:00:000001:0501}
 * @param customerContact user name or e-mail address registered in the Customer Portal
 * @param description the work, at most 3800 characters
 * @param serviceDetails who comes, and when
 * @param attachments at most 5
 * @param additionalContacts in place of the technical contact
 */
public record WorkVisitCreate(
    @Nullable String requestorId,
    boolean requestorIdUnique,
    List<String> location,
    String customerContact,
    @Nullable String description,
    Visit serviceDetails,
    @Nullable List<Attachment> attachments,
    @Nullable List<AdditionalContact> additionalContacts)
    implements Body {

  static WorkVisitCreate read(FieldReader body) {
    Common.newOrder(body);
    boolean unique = Common.requestorIdUnique(body);
    return new WorkVisitCreate(
        Common.requestorId(body, unique),
        unique,
        body.required("Location", Locations.KIND),
        body.required("CustomerContact", Texts.LINE),
        body.optional("Description", Common.DESCRIPTION),
        body.required("ServiceDetails", Visit.OF_CREATE),
        body.optional("Attachments", Attachment.OF_CREATE),
        body.optional("AdditionalContacts", AdditionalContact.LIST));
  }

  @Override
  public Resource resource() {
    return Resource.WORK_VISIT;
  }

  @Override
  public Verb verb() {
    return Verb.CREATE;
  }

  /** The same visit for these locations alone. */
  public WorkVisitCreate at(List<String> locations) {
    return new WorkVisitCreate(
        requestorId,
        requestorIdUnique,
        locations,
        customerContact,
        description,
        serviceDetails,
        attachments,
        additionalContacts);
  }

  @Override
  public void check(String pointer, Instant now, Problems problems) {
    if (serviceDetails != null) { // it is null while a faulty Body is read
      Place place = new Place(pointer, problems).at("ServiceDetails");
      serviceDetails.checkStart(place, now);
      serviceDetails.checkEnd(place, now);
    }
  }

  /** Says nothing of the content. */
  @Override
  public String toString() {
    return "WorkVisit Create";
  }
}
