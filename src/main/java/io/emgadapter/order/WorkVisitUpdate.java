package io.emgadapter.order;

import io.emgadapter.order.FieldKind.Place;
import io.emgadapter.order.FieldKind.Texts;
import io.emgadapter.order.FieldReader.Common;
import io.emgadapter.order.SmartHandsUpdate.NegotiationAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of a work visit (Equinix, Work Visit Order, Update Work Visit).
 *
 * @param requestorId the customer's reference, at most 255 characters
 * @param servicerId Equinix's order number, at most 255 characters
 * @param description at most 3800 characters
 * @param serviceDetails what changes of the visit
 * @param attachments at most 5, by {@code Url} or with {@code Data}
 */
public record WorkVisitUpdate(
    @Nullable String requestorId,
    @Nullable String servicerId,
    String description,
    @Nullable Visit serviceDetails,
    @Nullable List<Attachment> attachments)
    implements Body {

  static WorkVisitUpdate read(FieldReader body) {
    body.forbidden("State", "Leave it out; to cancel, send a work request with verb Cancel.");
    return new WorkVisitUpdate(
        body.optional("RequestorId", Texts.LINE),
        body.optional("ServicerId", Texts.LINE),
        body.required("Description", Common.DESCRIPTION),
        body.optional("ServiceDetails", Visit.OF_UPDATE),
        body.optional("Attachments", Attachment.OF_UPDATE));
  }

  @Override
  public Resource resource() {
    return Resource.WORK_VISIT;
  }

  @Override
  public Verb verb() {
    return Verb.UPDATE;
  }

  @Override
  public WorkVisitUpdate withServicerId(String order) {
    return new WorkVisitUpdate(requestorId, order, description, serviceDetails, attachments);
  }

  /** One that changes the visit too is none, whatever its words. */
  @Override
  public Optional<NegotiationAnswer> negotiationAnswer() {
    return serviceDetails == null ? NegotiationAnswer.of(description) : Optional.empty();
  }

  /** The start may be past: a visit that is under way can be prolonged. */
  @Override
  public void check(String pointer, Instant now, Problems problems) {
    if (serviceDetails != null) {
      serviceDetails.checkEnd(new Place(pointer, problems).at("ServiceDetails"), now);
    }
  }

  /** Says nothing of the content. */
  @Override
  public String toString() {
    return "WorkVisit Update";
  }
}
