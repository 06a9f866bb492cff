package io.emgadapter.receive;

import io.emgadapter.order.Answer;
import io.emgadapter.order.Answer.NamedOrder;
import io.emgadapter.order.NamedFile;
import io.emgadapter.order.StorableText;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the Task of an Ack (Equinix, SmartHands Order and Work Visit Order, Sample Response). The
 * documents print a ServicerId as a text or as an array, a StatusCode as a number or a text.
 */
final class AckReader {
  private static final Pattern STATUS = Pattern.compile("[1-5][0-9][0-9]");
  private static final int LONGEST_ID = 200;

  private AckReader() {}

  /** Whether this Task is an Ack at all. */
  static boolean isAck(JsonNode task) {
    return task.path("Verb").asString("").equalsIgnoreCase("Ack");
  }

  static Recognised read(JsonNode task) {
    UUID origination = uuid(task.path("OriginationId"));
    JsonNode body = task.path("Body");
    Integer status = status(body.path("StatusCode"));
    if (origination == null) {
      return new Recognised.Aside(
          "unknown-origination", "An Ack whose OriginationId is no Id of ours.", null);
    }
    List<NamedOrder> orders = orders(body);
    if (status == null || orders == null) {
      return new Recognised.Aside(
          "malformed-ack", "An Ack without a readable StatusCode and ServicerId.", origination);
    }
    return new Recognised.Ack(
        new Answer(origination, status, plain(body.path("Description")), orders));
  }

  private static @Nullable UUID uuid(JsonNode node) {
    try {
      return node.isString() ? UUID.fromString(node.stringValue()) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Integer status(JsonNode node) {
    String text =
        node.isString() ? node.stringValue().strip() : node.isInt() ? node.toString() : "";
    return STATUS.matcher(text).matches() ? Integer.valueOf(text) : null;
  }

  /** The orders, each with all the files; null if they cannot be read. */
  private static @Nullable List<NamedOrder> orders(JsonNode body) {
    List<NamedOrder> orders = named(body.path("ServicerId"));
    List<NamedFile> files = AckFiles.of(body.path("Object"));
    return orders == null || files.isEmpty()
        ? orders
        : orders.stream()
            .map(order -> new NamedOrder(order.servicerId(), order.locations(), files))
            .toList();
  }

  private static @Nullable List<NamedOrder> named(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return List.of();
    }
    if (node.isString()) {
      return single(node);
    }
    if (!node.isArray()) {
      return null;
    }
    List<NamedOrder> orders = new ArrayList<>();
    for (JsonNode element : node) {
      String id = id(element.path("ServicerId"));
      if (id == null) {
        return null;
      }
      orders.add(new NamedOrder(id, texts(element.path("Locations"))));
    }
    return orders;
  }

  private static @Nullable List<NamedOrder> single(JsonNode node) {
    if (node.stringValue().isBlank()) {
      return List.of();
    }
    String id = id(node);
    return id == null ? null : List.of(new NamedOrder(id, List.of()));
  }

  private static @Nullable String id(JsonNode node) {
    String text = plain(node);
    return text == null || text.isBlank() || text.length() > LONGEST_ID ? null : text.strip();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array) {
      if (plain(element) instanceof String text) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** A text as the ledger can hold it. */
  private static @Nullable String plain(JsonNode node) {
    return node.isString() ? StorableText.storable(node.stringValue()) : null;
  }
}
