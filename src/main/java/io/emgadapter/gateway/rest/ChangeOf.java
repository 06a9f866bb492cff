package io.emgadapter.gateway.rest;

import io.emgadapter.order.Cancel;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.SmartHandsUpdate;
import io.emgadapter.order.Visit;
import io.emgadapter.order.Visitor;
import io.emgadapter.order.WorkVisitUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Changes of orders in the fields of Orders v2 and Work Visits v2. */
final class ChangeOf {
  /** "Limit: 5 to 4000 characters", of every text in Orders v2. */
  private static final int SHORTEST_TEXT = 5;

  private ChangeOf() {}

  /** A Cancel: {@code reason}. */
  static ObjectNode reason(Cancel cancel) {
    return new Json().put("reason", padded(cancel.description())).object();
  }

  /** A Smart Hands order is changed by a note; a technician reads it. */
  static Mapped note(SmartHandsUpdate update, RestOnly rest, Draft draft) {
    List<File> files = new ArrayList<>(File.of(update.attachments(), draft));
    String text = update.description();
    if (update.reSubmit()) {
      draft.note("State ReSubmit: put into the text");
      text = "ReSubmit: " + text;
    }
    return note(draft.text(text), files, rest, draft);
  }

  /** What {@code PATCH} cannot change of a visit, and what was said about it, goes as a note. */
  static Mapped note(WorkVisitUpdate update, RestOnly rest, Draft draft) {
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
    return note(draft.text(update.description()), files, rest, draft);
  }

  private static Mapped note(String text, List<File> files, RestOnly rest, Draft draft) {
    ObjectNode json =
        new Json()
            .put("text", padded(SmartHandsOrder.text(text, files, draft)))
            .put("referenceId", rest.referenceId())
            .object();
    return new Mapped(json, files, draft.notes());
  }

  /** What {@code PATCH} can change of a visit; null if nothing of that changes. */
  static @Nullable ObjectNode patch(WorkVisitUpdate update) {
    Visit visit = update.serviceDetails();
    if (visit == null) {
      return null;
    }
    ObjectNode details =
        new Json()
            .put(
                "visitStartDateTime",
                visit.startDateTime() == null ? null : visit.startDateTime().text())
            .put(
                "visitEndDateTime", visit.endDateTime() == null ? null : visit.endDateTime().text())
            .put("openCabinet", visit.openCabinet())
            .object();
    return details.isEmpty() ? null : new Json().put("details", details).object();
  }

  /** Too short a text is filled up with dots. */
  static String padded(String text) {
    return text + ".".repeat(Math.max(0, SHORTEST_TEXT - text.length()));
  }

  private static String visitors(List<Visitor> visitors) {
    return visitors.stream()
        .map(ChangeOf::visitor)
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
