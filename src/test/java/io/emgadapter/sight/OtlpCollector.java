package io.emgadapter.sight;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import io.emgadapter.outbound.Peer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** An OpenTelemetry collector that keeps every span that it is sent by OTLP over HTTP. */
public final class OtlpCollector implements AutoCloseable {
  private final List<Seen> spans = new CopyOnWriteArrayList<>();
  private final Peer server = new Peer(this::take);

  /**
   * A span.
   *
   * @param parent empty where it begins a trace
   * @param links the spans to which it has links, each with its trace
   * @param isPlain whether it has neither events nor words about a failure
   */
  public record Seen(
      String name,
      String trace,
      String id,
      String parent,
      Map<String, String> attributes,
      List<Place> links,
      boolean isPlain) {

    private static Seen of(Span span) {
      return new Seen(
          span.getName(),
          hex(span.getTraceId()),
          hex(span.getSpanId()),
          hex(span.getParentSpanId()),
          span.getAttributesList().stream()
              .collect(Collectors.toMap(each -> each.getKey(), each -> text(each.getValue()))),
          span.getLinksList().stream()
              .map(link -> new Place(hex(link.getTraceId()), hex(link.getSpanId())))
              .toList(),
          span.getEventsCount() == 0 && span.getStatus().getMessage().isEmpty());
    }

    /** Where it is. */
    public Place place() {
      return new Place(trace, id);
    }

    /** One of its attributes; empty if it has none of this name. */
    public String attribute(String name) {
      return attributes.getOrDefault(name, "");
    }
  }

  /** A span of a trace. */
  public record Place(String trace, String span) {
    /** The place that a {@code traceparent} names. */
    public static Place of(String traceparent) {
      String[] parts = traceparent.split("-", -1);
      return new Place(parts[1], parts[2]);
    }
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static String text(AnyValue value) {
    return value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue();
  }

  private void take(HttpExchange exchange) throws IOException {
    ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList().stream()
        .flatMap(each -> each.getScopeSpansList().stream())
        .flatMap(each -> each.getSpansList().stream())
        .map(Seen::of)
        .forEach(spans::add);
    exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
  }

  /** All spans so far. */
  public List<Seen> spans() {
    return List.copyOf(spans);
  }

  /** The settings of an adapter that sends every span here. */
  public Map<String, Object> settings() {
    return Map.of(
        "management.opentelemetry.tracing.export.otlp.endpoint", server.at("/v1/traces").toString(),
        "management.opentelemetry.tracing.export.schedule-delay", "100ms",
        "management.opentelemetry.tracing.export.max-queue-size", "100000",
        "management.tracing.sampling.probability", "1.0");
  }

  @Override
  public void close() {
    server.close();
  }
}
