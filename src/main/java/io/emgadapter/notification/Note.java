package io.emgadapter.notification;

import io.emgadapter.notification.OrderNews.NamedFile;
import io.emgadapter.order.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A note of an order (Equinix, Orders v2, order details).
 *
 * @param key the same whenever it is read
 * @param type {@code TECHNICIAN_QUERY}, {@code CUSTOMER_NOTES} and so on; empty for none
 * @param referenceId the query that it asks, or answers
 */
record Note(
    String key,
    String type,
    @Nullable String id,
    @Nullable String referenceId,
    @Nullable String text,
    List<NamedFile> attachments,
    @Nullable Instant createdAt,
    List<Problem> warnings) {
  private static final int MOST_FILES = 50;

  static Note read(JsonNode raw, Lenient fields, List<Problem> warnings) {
    String id = NewsOf.id(fields, "id");
    String type = NewsOf.id(fields, "type");
    return new Note(
        Fingerprint.key("note", id, raw),
        type == null ? "" : type.toUpperCase(Locale.ROOT),
        id,
        NewsOf.id(fields, "referenceId"),
        NewsOf.text(fields, "text"),
        fields.objects("attachments", MOST_FILES, Note::file),
        fields.has("createdDateTime") ? HeadReader.instant(fields, "createdDateTime") : null,
        warnings);
  }

  private static NamedFile file(Lenient file) {
    return new NamedFile(file.text("name", 200), NewsOf.id(file, "id"), null);
  }

  /** What the customer wrote is none: whoever answers what it hears would answer itself. */
  boolean isNews() {
    return !isCustomers() && (text != null || !attachments.isEmpty());
  }

  private boolean isCustomers() {
    return type.startsWith("CUSTOMER");
  }

  boolean isQuery() {
    return type.equals("TECHNICIAN_QUERY");
  }

  /** What an answer to it names. */
  @Nullable String name() {
    return referenceId == null ? id : referenceId;
  }

  boolean answers(Note query) {
    return isCustomers()
        && referenceId != null
        && (referenceId.equals(query.referenceId) || referenceId.equals(query.id));
  }

  /** Nothing of the text, which may be personal. */
  @Override
  public String toString() {
    return "Note[" + type + "]";
  }
}
