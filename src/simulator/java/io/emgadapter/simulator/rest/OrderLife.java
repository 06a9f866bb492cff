package io.emgadapter.simulator.rest;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of an order after it was placed, as a test has it. */
public final class OrderLife {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<JsonNode> notes;
  private final List<ObjectNode> proposals = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Status> status = new AtomicReference<>();

  /**
   * @param notes those of the order
   */
  OrderLife(List<JsonNode> notes) {
    this.notes = notes;
  }

  private record Status(String word, @Nullable Instant updatedAt) {}

  /**
   * The order is there now.
   *
   * @param word {@code RECEIVED}, {@code IN_PROGRESS}, {@code ON_HOLD}, {@code CLOSED}, {@code
   *     CANCELLED}, or another
   * @param at when; null where Equinix does not say
   */
  public void move(String word, @Nullable Instant at) {
    status.set(new Status(word, at));
  }

  /** Somebody writes a note; {@code type} for example {@code TECHNICIAN_QUERY}. */
  public void note(String id, String type, String text, Instant at) {
    ObjectNode note = JSON.createObjectNode().put("id", id).put("type", type).put("text", text);
    if (type.endsWith("_QUERY")) {
      note.put("referenceId", id);
    }
    notes.add(note.put("author", "John Doe").put("createdDateTime", at.toString()));
  }

  /** Equinix proposes another time. */
  public void propose(String id, Instant proposed, Instant at) {
    ObjectNode proposal = JSON.createObjectNode().put("referenceId", id);
    proposal.put("orderRequestedDateTime", at.toString()).put("message", "Is that time possible?");
    proposal.put("proposedDateTime", proposed.toString()).put("expedited", false);
    proposals.add(proposal.put("createdDateTime", at.toString()));
  }

  @Nullable String status() {
    Status now = status.get();
    return now == null ? null : now.word();
  }

  List<ObjectNode> proposals() {
    return List.copyOf(proposals);
  }

  /** A proposal does not wait any more; says whether it did. */
  public boolean answered(String id) {
    return proposals.removeIf(each -> each.path("referenceId").asString("").equals(id));
  }

  void into(ObjectNode details) {
    Status now = status.get();
    if (now != null && now.updatedAt() != null) {
      details.put("updatedDateTime", now.updatedAt().toString());
    }
  }
}
