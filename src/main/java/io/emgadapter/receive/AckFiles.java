package io.emgadapter.receive;

import io.emgadapter.order.NamedFile;
import io.emgadapter.order.StorableText;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the files in the {@code Object} of an Ack: null, or {@code [{"Name":…,"Id":…}]} (Equinix,
 * SmartHands Order and Work Visit Order, Sample Cancel Response). What cannot be used is passed
 * over, because no Ack fails for its files.
 */
final class AckFiles {
  static final int MOST = 50;
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_URL = 2_000;

  private AckFiles() {}

  static List<NamedFile> of(JsonNode object) {
    Stream<JsonNode> all = object.isArray() ? object.valueStream() : Stream.of(object);
    return all.map(AckFiles::file)
        .filter(file -> file.id() != null || file.url() != null)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static NamedFile file(JsonNode node) {
    String name = text(node.path("Name"));
    return new NamedFile(
        name == null ? null : StorableText.cut(name, LONGEST_ID),
        upTo(LONGEST_ID, text(node.path("Id"))),
        upTo(LONGEST_URL, text(node.path("Url"))));
  }

  private static @Nullable String upTo(int longest, @Nullable String text) {
    return text == null || text.length() > longest ? null : text;
  }

  private static @Nullable String text(JsonNode node) {
    if (!node.isString()) {
      return null;
    }
    String text = StorableText.storable(node.stringValue()).strip();
    return text.isEmpty() ? null : text;
  }
}
