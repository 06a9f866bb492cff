package io.emgadapter.simulator.rest;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An order at Equinix.
 *
 * @param product {@code SMART_HANDS} or {@code WORK_VISIT}
 * @param reference the customer's
 * @param body what was ordered
 * @param notes what was said about it since
 * @param negotiations the ids of proposals that wait for an answer
 * @param changes what was patched
 * @param cancelled the reasons
 * @param closed when it was cancelled
 * @param life what else becomes of it
 */
public record RestOrder(
    String id,
    String product,
    String ibx,
    String reference,
    Instant createdAt,
    JsonNode body,
    List<JsonNode> notes,
    List<String> negotiations,
    List<JsonNode> changes,
    List<String> cancelled,
    AtomicReference<@Nullable Instant> closed,
    OrderLife life) {

  static RestOrder of(
      String id, String product, String ibx, String reference, Instant createdAt, JsonNode body) {
    List<JsonNode> notes = new CopyOnWriteArrayList<>();
    return new RestOrder(
        id,
        product,
        ibx,
        reference,
        createdAt,
        body,
        notes,
        new CopyOnWriteArrayList<>(),
        new CopyOnWriteArrayList<>(),
        new CopyOnWriteArrayList<>(),
        new AtomicReference<>(),
        new OrderLife(notes));
  }

  String status() {
    if (!cancelled.isEmpty()) {
      return "CANCELLED";
    }
    String moved = life.status();
    return moved != null ? moved : negotiations.isEmpty() ? "IN_PROGRESS" : "ON_HOLD";
  }
}
