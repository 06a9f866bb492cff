package io.emgadapter.order;

import io.emgadapter.order.Fields.Common;
import io.emgadapter.order.Kind.Texts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The end of an order; one form for every resource (Equinix, Cancel Work Visit and Cancel
 * SmartHands). {@code State: Cancelled} belongs to it whether or not the sender wrote it.
 *
 * @param resource what was ordered
 * @param requestorId the customer's reference, at most 255 characters
 * @param servicerId Equinix's order number, at most 255 characters
 * @param description why, at most 3800 characters
 */
public record Cancel(
    Resource resource,
    @Nullable String requestorId,
    @Nullable String servicerId,
    String description)
    implements Body {
  private static final Kind<String> STATE = Texts.oneOf("Cancelled");

  static Cancel read(Resource resource, Fields body) {
    body.optional("State", STATE);
    return new Cancel(
        resource,
        body.optional("RequestorId", Texts.LINE),
        body.optional("ServicerId", Texts.LINE),
        body.required("Description", Common.DESCRIPTION));
  }

  @Override
  public Verb verb() {
    return Verb.CANCEL;
  }

  @Override
  public Cancel withServicerId(String order) {
    return new Cancel(resource, requestorId, order, description);
  }

  @Override
  public ObjectNode toJson() {
    return new Members()
        .put("State", "Cancelled")
        .put("RequestorId", requestorId)
        .put("ServicerId", servicerId)
        .put("Description", description)
        .object();
  }

  /** Says nothing of the content. */
  @Override
  public String toString() {
    return resource.word() + " Cancel";
  }
}
