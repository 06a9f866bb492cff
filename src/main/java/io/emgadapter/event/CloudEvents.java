package io.emgadapter.event;

import io.emgadapter.sight.TraceContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * Writes events as CloudEvents 1.0 in structured JSON mode, with the extension {@code sequence}
 * (CloudEvents, Sequence extension: consumers order by it within one subject), and {@code
 * traceparent} and {@code tracestate} where the event belongs to a trace (CloudEvents, Distributed
 * Tracing extension).
 */
public final class CloudEvents {
  /** The content type of what {@link #write} gives. */
  public static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";

  private static final JsonMapper JSON = new JsonMapper();

  private CloudEvents() {}

  /**
   * Renders one event; the same event always gives the same bytes.
   *
   * @param laxPolicy how Equinix's messages are verified if signatures are not required; the
   *     extension {@code verification} then says so
   */
  public static byte[] write(RecordedEvent event, @Nullable String laxPolicy) {
    ObjectNode node = JSON.createObjectNode();
    node.put("specversion", "1.0");
    node.put("id", event.id().toString());
    node.put("source", source(event));
    node.put("type", event.type().type());
    node.put("subject", event.subject());
    node.put("time", event.occurredAt().truncatedTo(ChronoUnit.MILLIS).toString());
    node.put("sequence", String.format("%019d", event.sequence()));
    if (laxPolicy != null) {
      node.put("verification", laxPolicy);
    }
    TraceContext trace = event.trace();
    if (trace != null) {
      node.put("traceparent", trace.traceparent());
      if (trace.tracestate() != null) {
        node.put("tracestate", trace.tracestate());
      }
    }
    node.put("datacontenttype", "application/json");
    node.putRawValue("data", new RawValue(new String(event.data(), StandardCharsets.UTF_8)));
    return JSON.writeValueAsBytes(node);
  }

  private static String source(RecordedEvent event) {
    String subscription = event.subscription();
    return subscription == null ? "/emg-adapter" : "/emg-adapter/" + subscription;
  }

  /**
   * An event as the ledger keeps it.
   *
   * @param id the CloudEvents {@code id}
   * @param type what happened
   * @param subject the CloudEvents {@code subject}
   * @param subscription whose event it is, if that is known
   * @param sequence its number in the log of all events; the numbers rise and have gaps
   * @param occurredAt when it was recorded
   * @param data its content as JSON
   * @param trace its place in a trace, if it has one
   */
  public record RecordedEvent(
      UUID id,
      EventType type,
      String subject,
      @Nullable String subscription,
      long sequence,
      Instant occurredAt,
      byte[] data,
      @Nullable TraceContext trace) {}
}
