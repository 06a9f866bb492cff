package io.emgadapter.sight;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A place in a trace, as W3C Trace Context writes it. Equal are those that say the same. */
public final class TraceContext {
  /** The name of the header, and of the attribute of an event. */
  public static final String PARENT = "traceparent";

  /** The name of the other one. */
  public static final String STATE = "tracestate";

  /** So much of it everybody must hand on, by W3C; a longer one is left out. */
  private static final int LONGEST_STATE = 512;

  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

  private final String traceparent;
  private final @Nullable String tracestate;

  /** Read from the texts only where somebody goes on from here; null until then. */
  private volatile @Nullable SpanContext span;

  private TraceContext(
      String traceparent, @Nullable String tracestate, @Nullable SpanContext span) {
    this.traceparent = traceparent;
    this.tracestate = tracestate;
    this.span = span;
  }

  /** What a message says: null if it says nothing, or what is no trace context by W3C. */
  public static @Nullable TraceContext received(
      @Nullable String traceparent, @Nullable String tracestate) {
    return traceparent == null ? null : of(new TraceContext(traceparent, tracestate, null).span());
  }

  /** What the ledger kept. */
  public static @Nullable TraceContext kept(
      @Nullable String traceparent, @Nullable String tracestate) {
    return traceparent == null ? null : new TraceContext(traceparent, tracestate, null);
  }

  /** The traceparent of a context, if there is one. */
  public static @Nullable String parent(@Nullable TraceContext context) {
    return context == null ? null : context.traceparent;
  }

  /** The tracestate of a context, if there is one. */
  public static @Nullable String state(@Nullable TraceContext context) {
    return context == null ? null : context.tracestate;
  }

  /** The place of a span; null for one that is none. */
  static @Nullable TraceContext of(SpanContext span) {
    if (!span.isValid()) {
      return null;
    }
    String parent =
        "00-" + span.getTraceId() + '-' + span.getSpanId() + '-' + span.getTraceFlags().asHex();
    return span.getTraceState().isEmpty()
        ? new TraceContext(parent, null, span)
        : kept(parent, state(span));
  }

  /** The tracestate of a span; null where it is too long. */
  private static @Nullable String state(SpanContext span) {
    Map<String, String> headers = new HashMap<>();
    W3C.inject(
        Context.root().with(Span.wrap(span)),
        headers,
        (_, name, value) -> headers.put(name, value));
    String state = headers.get(STATE);
    return state != null && state.length() <= LONGEST_STATE ? state : null;
  }

  /** 55 characters: version 00, the ids of trace and span, and whether it is sampled. */
  public String traceparent() {
    return traceparent;
  }

  /** What tracing systems keep with it, 1 to 512 characters; null for nothing. */
  public @Nullable String tracestate() {
    return tracestate;
  }

  /** Whether spans that go on from here are recorded. */
  boolean isSampled() {
    return (Character.digit(traceparent.charAt(traceparent.length() - 1), 16) & 1) == 1;
  }

  SpanContext span() {
    SpanContext known = span;
    if (known == null) {
      Context read = W3C.extract(Context.root(), this, Reading.HEADERS);
      known = Span.fromContext(read).getSpanContext();
      span = known;
    }
    return known;
  }

  /** As the parent of a span. */
  Context context() {
    return Context.root().with(Span.wrap(span()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TraceContext that
        && traceparent.equals(that.traceparent)
        && Objects.equals(tracestate, that.tracestate);
  }

  @Override
  public int hashCode() {
    return Objects.hash(traceparent, tracestate);
  }

  @Override
  public String toString() {
    return tracestate == null ? traceparent : traceparent + " " + tracestate;
  }

  private enum Reading implements TextMapGetter<TraceContext> {
    HEADERS;

    @Override
    public Iterable<String> keys(TraceContext carrier) {
      return List.of(PARENT, STATE);
    }

    @Override
    public @Nullable String get(@Nullable TraceContext carrier, String key) {
      return PARENT.equals(key) ? parent(carrier) : STATE.equals(key) ? state(carrier) : null;
    }
  }
}
