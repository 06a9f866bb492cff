package io.emgadapter.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emgadapter.event.CloudEvents;
import io.emgadapter.event.RecordedEvent;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Events as Server-Sent Events (WHATWG HTML, 9.2). */
final class EventText {
  /** The first bytes: the response begins at once, and a client comes back soon. */
  static final byte[] OPENING = "retry: 3000\n: open\n\n".getBytes(UTF_8);

  /** Says that nobody has died. */
  static final byte[] HEARTBEAT = ": nothing new\n\n".getBytes(UTF_8);

  private EventText() {}

  /** One event: its id, its type, and as data the CloudEvent as every destination gets it. */
  static byte[] of(RecordedEvent event, @Nullable String laxPolicy) {
    String data =
        new String(CloudEvents.write(event, laxPolicy), UTF_8)
            .lines()
            .map(line -> "data: " + line + "\n")
            .collect(Collectors.joining());
    return "id: %s\nevent: %s\n%s\n"
        .formatted(event.id(), event.type().type(), data)
        .getBytes(UTF_8);
  }
}
