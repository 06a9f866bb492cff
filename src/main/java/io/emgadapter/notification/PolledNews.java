package io.emgadapter.notification;

import io.emgadapter.notification.NotificationHead.HeadReader;
import io.emgadapter.notification.OrderNews.Question;
import io.emgadapter.notification.OrderNews.Question.Proposal;
import io.emgadapter.notification.OrderNews.Source;
import io.emgadapter.order.ContentId;
import io.emgadapter.order.NamedFile;
import io.emgadapter.order.Problems.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns what was read of an order (Equinix, Orders v2, order details and negotiations) into news,
 * in the form that notifications have. Reading the same again gives the same keys. Never fails.
 */
public final class PolledNews {
  private static final int LONGEST_ID = 100;
  private static final int LONGEST_TEXT = 20_000;
  private static final int MOST_NOTES = 500;
  private static final int MOST_NEGOTIATIONS = 50;

  private final String servicerId;
  private final @Nullable String requestorId;
  private final String resource;

  /**
   * Of this order.
   *
   * @param requestorId the customer's reference as the ledger knows it; null where it knows none
   * @param resource the kind of order; null where it is not known
   */
  public PolledNews(String servicerId, @Nullable String requestorId, @Nullable String resource) {
    this.servicerId = servicerId;
    this.requestorId = requestorId;
    this.resource = resource == null ? NotificationHead.NO_RESOURCE : resource;
  }

  /** All of it, in the order in which it happened; what has no time comes last. */
  public List<OrderNews> read(JsonNode details, JsonNode negotiations) {
    List<OrderNews> news = new ArrayList<>();
    List<Note> notes = elements(details.path("notes"), "/notes", MOST_NOTES, Note::read);
    notes.stream().filter(Note::isNews).forEach(note -> news.add(note(note, notes)));
    elements(negotiations, "/negotiations", MOST_NEGOTIATIONS, Negotiation::read)
        .forEach(each -> news.add(negotiation(each)));
    status(details).ifPresent(news::add);
    news.sort(
        Comparator.comparing(OrderNews::sentAt, Comparator.nullsLast(Comparator.naturalOrder())));
    return news;
  }

  private interface Reading<T> {
    T read(JsonNode raw, LenientReader fields, List<Problem> warnings);
  }

  private static <T> List<T> elements(JsonNode array, String at, int most, Reading<T> reading) {
    List<T> all = new ArrayList<>();
    for (JsonNode each : array.isArray() ? array : List.<JsonNode>of()) {
      if (all.size() < most) {
        List<Problem> warnings = new ArrayList<>();
        LenientReader fields = new LenientReader(each, at + "/" + all.size(), warnings);
        all.add(reading.read(each, fields, warnings));
      }
    }
    return all;
  }

  private Optional<OrderNews> status(JsonNode details) {
    List<Problem> warnings = new ArrayList<>();
    LenientReader fields = new LenientReader(details, "", warnings);
    String word = fields.text("status", LONGEST_ID);
    if (word == null) {
      return Optional.empty();
    }
    String time = fields.has("updatedDateTime") ? "updatedDateTime" : "closedDateTime";
    Instant at = fields.has(time) ? HeadReader.instant(fields, time) : null;
    String state = OrderState.ofStatus(word).map(OrderState::word).orElse(word);
    if (OrderState.ofStatus(word).isEmpty()) {
      fields.warn("status", "unknown-value", "The documents do not know this status.");
    }
    String key = "status " + word + (at == null ? "" : " " + at);
    return Optional.of(news(key, state, null, null, List.of(), null, at, warnings));
  }

  private OrderNews note(Note note, List<Note> all) {
    Question question =
        note.isQuery() && all.stream().noneMatch(other -> other.answers(note))
            ? new Question(Question.Kind.QUERY, note.name(), null)
            : null;
    return news(
        note.key(),
        null,
        note.name(),
        note.text(),
        note.attachments(),
        question,
        note.createdAt(),
        note.warnings());
  }

  private OrderNews negotiation(Negotiation each) {
    Question question =
        new Question(Question.Kind.NEGOTIATION, each.referenceId(), each.proposal());
    return news(
        each.key(),
        null,
        each.referenceId(),
        each.message(),
        List.of(),
        question,
        each.createdAt(),
        each.warnings());
  }

  private OrderNews news(
      String key,
      @Nullable String state,
      @Nullable String activity,
      @Nullable String description,
      List<NamedFile> attachments,
      @Nullable Question question,
      @Nullable Instant sentAt,
      List<Problem> warnings) {
    return new OrderNews(
        Source.POLL,
        key,
        servicerId,
        requestorId,
        resource,
        state,
        activity,
        description,
        attachments,
        question,
        null,
        sentAt,
        warnings);
  }

  /** The kind and the id; where there is none, the content stands for it. */
  static String key(String kind, @Nullable String id, JsonNode content) {
    return kind + " " + (id == null ? "sha256:" + sha256(content) : id);
  }

  private static String sha256(JsonNode content) {
    byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(ContentId.sha256(bytes));
  }

  static @Nullable String id(LenientReader fields, String name) {
    return fields.id(name, LONGEST_ID);
  }

  static @Nullable String text(LenientReader fields, String name) {
    return fields.text(name, LONGEST_TEXT);
  }

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

    static Note read(JsonNode raw, LenientReader fields, List<Problem> warnings) {
      String id = PolledNews.id(fields, "id");
      String type = PolledNews.id(fields, "type");
      return new Note(
          PolledNews.key("note", id, raw),
          type == null ? "" : type.toUpperCase(Locale.ROOT),
          id,
          PolledNews.id(fields, "referenceId"),
          PolledNews.text(fields, "text"),
          fields.objects("attachments", MOST_FILES, Note::file),
          fields.has("createdDateTime") ? HeadReader.instant(fields, "createdDateTime") : null,
          warnings);
    }

    private static NamedFile file(LenientReader file) {
      return new NamedFile(file.text("name", 200), PolledNews.id(file, "id"), null);
    }

    /** Notes of the customer are no news; a program that answers every note would answer itself. */
    boolean isNews() {
      return !isCustomers() && (text != null || !attachments.isEmpty());
    }

    private boolean isCustomers() {
      return type.startsWith("CUSTOMER");
    }

    boolean isQuery() {
      return type.equals("TECHNICIAN_QUERY");
    }

    /** The name by which an answer refers to it. */
    @Nullable String name() {
      return referenceId == null ? id : referenceId;
    }

    boolean answers(Note query) {
      return isCustomers()
          && referenceId != null
          && (referenceId.equals(query.referenceId) || referenceId.equals(query.id));
    }

    /** Without the text, which may be personal. */
    @Override
    public String toString() {
      return "Note[" + type + "]";
    }
  }

  /**
   * A proposal that waits for an answer (Equinix, Orders v2, negotiations).
   *
   * @param key the same whenever it is read
   */
  record Negotiation(
      String key,
      @Nullable String referenceId,
      @Nullable String message,
      Proposal proposal,
      @Nullable Instant createdAt,
      List<Problem> warnings) {
    private static final int LONGEST_TIME = 100;

    static Negotiation read(JsonNode raw, LenientReader fields, List<Problem> warnings) {
      String reference = PolledNews.id(fields, "referenceId");
      JsonNode expedited = raw.path("expedited");
      return new Negotiation(
          PolledNews.key("negotiation", reference, raw),
          reference,
          PolledNews.text(fields, "message"),
          new Proposal(
              fields.text("orderRequestedDateTime", LONGEST_TIME),
              fields.text("proposedDateTime", LONGEST_TIME),
              fields.text("expirationDateTime", LONGEST_TIME),
              expedited.isBoolean() ? expedited.booleanValue() : null),
          fields.has("createdDateTime") ? HeadReader.instant(fields, "createdDateTime") : null,
          warnings);
    }
  }
}
