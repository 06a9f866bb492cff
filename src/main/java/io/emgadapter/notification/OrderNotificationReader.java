package io.emgadapter.notification;

import io.emgadapter.notification.OrderNews.BilledLine;
import io.emgadapter.notification.OrderNews.Question;
import io.emgadapter.notification.OrderNews.Source;
import io.emgadapter.order.NamedFile;
import io.emgadapter.order.Problems.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the Body of an order notification, and of a bill. */
final class OrderNotificationReader {
  static final int MOST_PARTS = 200;
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_TEXT = 20_000;
  private static final int MOST_FILES = 50;
  private static final int MOST_LINES = 500;

  // Equinix prints no sample of it; these are the words of the answers that it asks for.
  private static final Pattern NEGOTIATION =
      Pattern.compile("negotiat|APPROVE_NON_EXPEDITE", Pattern.CASE_INSENSITIVE);

  private OrderNotificationReader() {}

  /**
   * Reads it.
   *
   * @param key what the same message has when it comes again
   */
  static OrderNews read(
      LenientReader body, NotificationHead head, String key, List<Problem> warnings) {
    boolean isBill = body.has("LineDetails");
    String servicerId = body.id("ServicerId", LONGEST_ID);
    if (servicerId == null) {
      body.warn("ServicerId", "missing", "No order is named, so none changes.");
    }
    String state = state(body);
    String activity = body.id("Activity", LONGEST_ID);
    String description = body.text("Description", LONGEST_TEXT);
    return new OrderNews(
        Source.NOTIFICATION,
        key,
        servicerId,
        body.id("RequestorId", LONGEST_ID),
        head.resource(),
        state,
        activity,
        description,
        body.objects("Attachments", MOST_FILES, OrderNotificationReader::file),
        isBill ? null : question(state, activity, description),
        isBill ? body.objects("LineDetails", MOST_LINES, OrderNotificationReader::line) : null,
        head.sentAt(),
        warnings);
  }

  private static @Nullable String state(LenientReader body) {
    String word = body.expected("State", 100);
    Optional<OrderState> known = Optional.ofNullable(word).flatMap(OrderState::of);
    if (word != null && known.isEmpty()) {
      body.warn("State", "unknown-value", "The documents do not know this state.");
    }
    return known.map(OrderState::word).orElse(word);
  }

  private static @Nullable Question question(
      @Nullable String state, @Nullable String activity, @Nullable String description) {
    if (!OrderState.PENDING_CUSTOMER_INPUT.word().equals(state)) {
      return null;
    }
    boolean proposes = description != null && NEGOTIATION.matcher(description).find();
    return new Question(proposes ? Question.Kind.NEGOTIATION : Question.Kind.QUERY, activity, null);
  }

  private static NamedFile file(LenientReader file) {
    return new NamedFile(
        file.text("Name", LONGEST_ID), file.id("Id", LONGEST_ID), file.id("Url", 2_000));
  }

  private static BilledLine line(LenientReader line) {
    return new BilledLine(
        line.id("Id", LONGEST_ID),
        line.text("Ibx", LONGEST_ID),
        line.text("Status", LONGEST_ID),
        line.texts("BilledLines", MOST_LINES, LONGEST_ID));
  }
}
