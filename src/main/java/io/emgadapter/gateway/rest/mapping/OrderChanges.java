package io.emgadapter.gateway.rest.mapping;

import io.emgadapter.gateway.rest.call.JsonFields;
import io.emgadapter.order.Attachment;
import io.emgadapter.order.Body;
import io.emgadapter.order.Cancel;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.SmartHandsUpdate;
import io.emgadapter.order.SmartHandsUpdate.NegotiationAnswer;
import io.emgadapter.order.UtcTime;
import io.emgadapter.order.Visit;
import io.emgadapter.order.Visit.Visitor;
import io.emgadapter.order.WorkVisitUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Changes of orders in the fields of Orders v2 and Work Visits v2. */
public final class OrderChanges {
  /** "Limit: 5 to 4000 characters", of every text in Orders v2. */
  private static final int SHORTEST_TEXT = 5;

  private static final String REFERENCE = "\n\nReference: ";

  private OrderChanges() {}

  /** A Cancel: {@code reason}, and files that are at Equinix already. */
  static Mapped cancel(Cancel cancel, RestOnly rest, RestDraft draft) {
    String reason = padded(cancel.description());
    if (!reason.equals(cancel.description())) {
      draft.note("Description: filled up to 5 characters");
    }
    ObjectNode json = new JsonFields().put("reason", reason).object();
    return Mapped.of(json, File.known(rest.attachments()), draft);
  }

  /**
   * The answer to a proposal: {@code action}, and the reason if it is {@code CANCEL} (Equinix,
   * Orders v2: "This is mandatory when customer decides to cancel the order item").
   */
  public static ObjectNode answer(NegotiationAnswer answer, String proposal, RestOnly rest) {
    String reason = Objects.requireNonNullElse(rest.reason(), "Cancelled by the customer.");
    return new JsonFields()
        .put("referenceId", proposal)
        .put("action", answer.name())
        .put("reason", answer == NegotiationAnswer.CANCEL ? padded(reason) : null)
        .object();
  }

  /** An answer to a proposal; its JSON is made later, when the proposal is known. */
  static Mapped answer(Body answer, RestDraft draft) {
    List<Attachment> files =
        switch (answer) {
          case SmartHandsUpdate update -> update.attachments();
          case WorkVisitUpdate update -> update.attachments();
          default -> null;
        };
    if (files != null && !files.isEmpty()) {
      draft.note("Attachments: not sent, an answer to a proposal has none");
    }
    if (answer instanceof SmartHandsUpdate update && update.reSubmit()) {
      draft.note("State ReSubmit: not sent, an answer to a proposal has none");
    }
    return Mapped.of(new JsonFields().object(), List.of(), draft);
  }

  /** A Smart Hands order is changed by a note, which a technician reads. */
  static Mapped note(SmartHandsUpdate update, RestOnly rest, String reference, RestDraft draft) {
    List<File> files = new ArrayList<>(File.of(update.attachments(), draft));
    String text = update.description();
    if (update.reSubmit()) {
      draft.note("State ReSubmit: put into the text");
      text = "ReSubmit: " + text;
    }
    return note(draft.text(text), files, rest, reference, draft);
  }

  /** What {@code PATCH} cannot change of a visit, and what was said about it, goes as a note. */
  static Mapped note(WorkVisitUpdate update, RestOnly rest, String reference, RestDraft draft) {
    List<File> files = new ArrayList<>(File.of(update.attachments(), draft));
    Visit visit = update.serviceDetails();
    if (visit != null && visit.visitors() != null) {
      draft.inWords("Visitors", visitors(visit.visitors()));
    }
    if (visit != null && visit.supervisionRequired() != null) {
      draft.inWords(
          "SupervisionRequired",
          visit.supervisionRequired() ? "Supervise the visitors." : "No supervision is needed.");
    }
    return note(draft.text(update.description()), files, rest, reference, draft);
  }

  /** The reference in a note is unique, whatever the other words are. */
  private static Mapped note(
      String text, List<File> files, RestOnly rest, String reference, RestDraft draft) {
    int most = SmartHandsOrder.LONGEST_TEXT - REFERENCE.length() - Reference.MOST;
    ObjectNode json =
        new JsonFields()
            .put("text", SmartHandsOrder.text(text, most, files, draft) + REFERENCE + reference)
            .put("referenceId", rest.referenceId())
            .object();
    return Mapped.of(json, files, draft);
  }

  /** What {@code PATCH} can change of a visit; null if nothing of that changes. */
  static @Nullable ObjectNode patch(WorkVisitUpdate update, RestOnly rest) {
    Visit visit = update.serviceDetails();
    ObjectNode details = visit == null ? new JsonFields().object() : details(visit);
    ObjectNode patch =
        new JsonFields()
            .put("details", details.isEmpty() ? null : details)
            .all("contacts", notified(rest.notificationContacts()))
            .object();
    return patch.isEmpty() ? null : patch;
  }

  private static ObjectNode details(Visit visit) {
    return new JsonFields()
        .put("visitStartDateTime", text(visit.startDateTime()))
        .put("visitEndDateTime", text(visit.endDateTime()))
        .put("openCabinet", visit.openCabinet())
        .object();
  }

  private static @Nullable String text(@Nullable UtcTime time) {
    return time == null ? null : time.zulu();
  }

  private static List<ObjectNode> notified(List<String> users) {
    return users.isEmpty()
        ? List.of()
        : List.of(
            new JsonFields().put("type", "NOTIFICATION").texts("registeredUsers", users).object());
  }

  /** Fills up too short a text with dots. */
  private static String padded(String text) {
    return text + ".".repeat(Math.max(0, SHORTEST_TEXT - text.length()));
  }

  private static String visitors(List<Visitor> visitors) {
    return visitors.stream()
        .map(OrderChanges::visitor)
        .collect(Collectors.joining("; ", "The visitors are now: ", "."));
  }

  private static String visitor(Visitor visitor) {
    return Stream.of(
            visitor.userName(),
            visitor.firstName(),
            visitor.lastName(),
            visitor.companyName(),
            visitor.email(),
            visitor.mobilePhoneCountryCode(),
            visitor.mobilePhone())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }
}
