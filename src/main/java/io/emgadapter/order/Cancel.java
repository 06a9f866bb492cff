package io.emgadapter.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.emgadapter.order.FieldKind.Texts;
import io.emgadapter.order.FieldReader.Common;
import org.jspecify.annotations.Nullable;

/**
 * Cancels an order; one form for every resource (Equinix, Cancel Work Visit and Cancel SmartHands).
 * {@code State: Cancelled} belongs to it whether or not the sender wrote it.
 *
 * @param resource what was ordered
 * @param requestorId the customer's reference, at most 255 characters
 * @param servicerId Equinix's order number, at most 255 characters
 * @param description why, at most 3800 characters
 */
@JsonPropertyOrder("State")
public record Cancel(
    @JsonIgnore Resource resource,
    @Nullable String requestorId,
    @Nullable String servicerId,
    String description)
    implements Body {
  private static final String CANCELLED = "Cancelled";
  private static final FieldKind<String> STATE = Texts.oneOf(CANCELLED);

  static Cancel read(Resource resource, FieldReader body) {
    body.optional("State", STATE);
    return new Cancel(
        resource,
        body.optional("RequestorId", Texts.LINE),
        body.optional("ServicerId", Texts.LINE),
        body.required("Description", Common.DESCRIPTION));
  }

  @JsonProperty("State")
  String state() {
    return CANCELLED;
  }

  @Override
  public Verb verb() {
    return Verb.CANCEL;
  }

  @Override
  public Cancel withServicerId(String order) {
    return new Cancel(resource, requestorId, order, description);
  }

  /** Without the content. */
  @Override
  public String toString() {
    return resource.word() + " Cancel";
  }
}
