package io.emgadapter.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.emgadapter.order.FieldKind.Place;
import io.emgadapter.order.FieldKind.Texts;
import io.emgadapter.order.FieldReader.Common;
import io.emgadapter.order.Problems.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of a SmartHands order, an answer to a technician, or an answer to a negotiation
 * (Equinix, SmartHands Order, Update SmartHands).
 *
 * @param requestorId the customer's reference, at most 255 characters
 * @param reSubmit whether {@code State: ReSubmit} asks for a new child order
 * @param servicerId Equinix's order number, at most 255 characters
 * @param description at most 3800 characters
 * @param attachments at most 5, by {@code Url} or with {@code Data}
 */
@JsonPropertyOrder({"RequestorId", "State"})
public record SmartHandsUpdate(
    @Nullable String requestorId,
    @JsonIgnore boolean reSubmit,
    @Nullable String servicerId,
    String description,
    @Nullable List<Attachment> attachments)
    implements Body {
  private static final String RE_SUBMIT = "ReSubmit";
  private static final FieldKind<String> STATE =
      Texts.that("ReSubmit", 255, SmartHandsUpdate::readState);

  static SmartHandsUpdate read(FieldReader body) {
    return new SmartHandsUpdate(
        body.optional("RequestorId", Texts.LINE),
        body.optional("State", STATE) != null,
        body.optional("ServicerId", Texts.LINE),
        body.required("Description", Common.DESCRIPTION),
        body.optional("Attachments", Attachment.OF_UPDATE));
  }

  @JsonProperty("State")
  @Nullable String state() {
    return reSubmit ? RE_SUBMIT : null;
  }

  private static String readState(String state, Place place) {
    if (!state.equals(RE_SUBMIT)) {
      place.problem(
          ProblemCode.NOT_ALLOWED,
          "Send ReSubmit or leave it out; to cancel, send a work request with verb Cancel.");
    }
    return state;
  }

  @Override
  public Optional<NegotiationAnswer> negotiationAnswer() {
    return NegotiationAnswer.of(description);
  }

  @Override
  public Resource resource() {
    return Resource.SMART_HANDS;
  }

  @Override
  public Verb verb() {
    return Verb.UPDATE;
  }

  @Override
  public SmartHandsUpdate withServicerId(String order) {
    return new SmartHandsUpdate(requestorId, reSubmit, order, description, attachments);
  }

  /** Says nothing of the content. */
  @Override
  public String toString() {
    return "SmartHands Update";
  }

  /**
   * What a customer answers to a proposal of Equinix's: an Update whose whole {@code Description}
   * is one of these words (Equinix, SmartHands Order, Update SmartHands, Description).
   */
  public enum NegotiationAnswer {
    /** Go on at the date and time that Equinix proposed. */
    APPROVE,
    /** Go on without expedite, by the standard schedule. */
    APPROVE_NON_EXPEDITE,
    /** Cancel the order item. */
    CANCEL;

    /** The answer that a description is, if it is exactly one of the words. */
    public static Optional<NegotiationAnswer> of(String description) {
      return Arrays.stream(values())
          .filter(answer -> answer.name().equals(description))
          .findFirst();
    }
  }
}
