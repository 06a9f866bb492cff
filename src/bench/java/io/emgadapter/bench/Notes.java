package io.emgadapter.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What people found out about figures: where the time goes where one is missed, and what it would
 * take. It is written by hand, in {@code notes.md} beside this class, and goes into every page.
 */
final class Notes {
  private Notes() {}

  /** What stands under a heading, as one paragraph; empty where there is nothing. */
  static String about(String key) {
    for (String part : text().split("(?m)^## ", -1)) {
      int end = part.indexOf('\n');
      if (end > 0 && part.substring(0, end).strip().equals(key)) {
        return part.substring(end).strip().replaceAll("\\s+", " ");
      }
    }
    return "";
  }

  private static String text() {
    try (InputStream in = Objects.requireNonNull(Notes.class.getResourceAsStream("notes.md"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
