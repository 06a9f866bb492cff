package io.emgadapter.sight;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Begins spans. A trace begins where a work request arrives, with the context that it brings or
 * with a new one, and there it is decided whether it is sampled. Everything later goes on from the
 * context that the ledger keeps, and is recorded if that one is. While no collector is set, nothing
 * is recorded and nothing costs anything; contexts that requests bring are handed on all the same.
 */
@Component
public final class Traces {
  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("messaging.operation.name");
  private static final AttributeKey<String> TYPE =
      AttributeKey.stringKey("messaging.operation.type");
  private static final AttributeKey<String> DESTINATION =
      AttributeKey.stringKey("messaging.destination.name");
  private static final AttributeKey<Long> COUNT =
      AttributeKey.longKey("messaging.batch.message_count");

  private final Tracer tracer;
  private final boolean on;

  Traces(OpenTelemetry telemetry, @Value("${management.opentelemetry.enabled:true}") boolean on) {
    this.tracer = telemetry.getTracer("io.emgadapter");
    this.on = on;
  }

  /** Records nothing. */
  public static Traces off() {
    return new Traces(OpenTelemetry.noop(), false);
  }

  /** The parts of a request's way. */
  public enum Part {
    /** A request has come, up to the commit of what became of it. */
    ARRIVE("accept", SpanKind.INTERNAL, null),
    /** A batch of work requests, some of them by the queue. */
    INTAKE("process", SpanKind.CONSUMER, "rabbitmq"),
    /** A batch of work requests by HTTP alone. */
    POSTED("process", SpanKind.INTERNAL, null),
    /** A Task is committed as being sent. */
    SEAL("seal", SpanKind.INTERNAL, null),
    /** A Task goes to the messaging gateway. */
    SEND("send", SpanKind.PRODUCER, "servicebus"),
    /** A Task goes by REST. */
    CALL("call", SpanKind.CLIENT, null),
    /** A batch of messages from the messaging gateway. */
    RECEIVE("process", SpanKind.CONSUMER, "servicebus"),
    /** A Task ends: by an Ack or another answer, a deadline, a person. */
    END("end", SpanKind.INTERNAL, null),
    /** An event is written into the log. */
    RECORD("record", SpanKind.INTERNAL, null),
    /** An event goes to the broker. */
    PUBLISH("publish", SpanKind.PRODUCER, "rabbitmq"),
    /** An event goes to a webhook. */
    POST("post", SpanKind.CLIENT, null);

    private final String word;
    private final SpanKind kind;
    private final @Nullable String system;

    Part(String word, SpanKind kind, @Nullable String system) {
      this.word = word;
      this.kind = kind;
      this.system = system;
    }

    private SpanBuilder span(Tracer tracer) {
      SpanBuilder span = tracer.spanBuilder(word).setSpanKind(kind);
      return system == null
          ? span
          : span.setAttribute(SYSTEM, system)
              .setAttribute(OPERATION, word)
              .setAttribute(TYPE, kind == SpanKind.CONSUMER ? "process" : "send");
    }
  }

  /** Whether anything may be recorded at all. */
  public boolean isOn() {
    return on;
  }

  /** Begins the span of a request that has come, in its trace or in a new one. */
  public TraceSpan arrive(@Nullable TraceContext came) {
    if (!on) {
      return TraceSpan.NONE;
    }
    Span span =
        Part.ARRIVE
            .span(tracer)
            .setParent(came == null ? Context.root() : came.context())
            .startSpan();
    return span.isRecording() ? new TraceSpan(span) : TraceSpan.NONE;
  }

  /**
   * Begins a span in the trace of a request; it has a link to the batch in hand, if there is one.
   *
   * @param trace where it goes on; null if there is no trace, and then nothing is recorded
   */
  public TraceSpan begin(Part part, @Nullable TraceContext trace) {
    if (!on || trace == null || !trace.isSampled()) {
      return TraceSpan.NONE;
    }
    SpanBuilder span = part.span(tracer).setParent(trace.context());
    Span batch = Span.current();
    return new TraceSpan(
        (batch.isRecording() ? span.addLink(batch.getSpanContext()) : span).startSpan());
  }

  /**
   * Begins the span of a batch, in a trace of its own.
   *
   * @param destination the queue that it comes from; empty if it is not to be named
   * @param traces those of its messages, to which it gets links
   */
  public TraceSpan.OfBatch batch(
      Part part, String destination, int messages, Collection<TraceContext> traces) {
    if (!on) {
      return TraceSpan.OfBatch.NONE;
    }
    SpanBuilder span = part.span(tracer).setNoParent().setAttribute(COUNT, (long) messages);
    if (!destination.isEmpty()) {
      span.setAttribute(DESTINATION, destination);
    }
    for (TraceContext trace : traces) {
      if (trace.isSampled()) {
        span.addLink(trace.span());
      }
    }
    return TraceSpan.OfBatch.of(span.startSpan());
  }
}
