package io.emgadapter.notification;

import io.emgadapter.envelope.EnvelopeReader;
import io.emgadapter.envelope.UnreadableEnvelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The sample notifications, as Equinix sends them. */
public final class Sent {
  private static final Path FOLDER = Path.of("src/test/resources/notifications/sent");

  private Sent() {}

  /** The names of all samples. */
  public static Stream<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Task of a sample, as text. */
  public static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Task as it comes out of an envelope. */
  public static ObjectNode task(String text) {
    try {
      byte[] envelope = ("{\"Task\":" + text + "}").getBytes(StandardCharsets.UTF_8);
      return EnvelopeReader.read(envelope).task();
    } catch (UnreadableEnvelope e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** A Task, read. */
  public static Notification read(String text) {
    return NotificationReader.read(task(text), "sha256:0");
  }
}
