package io.emgadapter.sight;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One span that has begun and must be ended; one that is never ended is never told. What it may say
 * of what happened is in {@link Attribute} alone: nothing that a sender or Equinix has written.
 */
public final class TraceSpan {
  /** Nothing is recorded. */
  public static final TraceSpan NONE = new TraceSpan(Span.getInvalid());

  private final Span span;

  TraceSpan(Span span) {
    this.span = span;
  }

  /** All that a span says, beside the attributes of messaging. */
  @SuppressWarnings("ImmutableEnumChecker") // Keys are, only not marked as such.
  public enum Attribute {
    /** The Id of a Task. */
    TASK("emg.task.id"),
    /** The name of a subscription. */
    SUBSCRIPTION("emg.subscription"),
    /** What is asked for. */
    VERB("emg.verb"),
    /** The kind of work. */
    RESOURCE("emg.resource"),
    /** The way to Equinix. */
    ROUTE("emg.route"),
    /** The type of an event. */
    EVENT("emg.event.type"),
    /** The name of a webhook. */
    WEBHOOK("emg.webhook"),
    /** What became of it: a word of the code, or the status of a webhook. */
    OUTCOME("emg.outcome");

    private final AttributeKey<String> key;

    Attribute(String name) {
      this.key = AttributeKey.stringKey(name);
    }
  }

  /** Whether anything is recorded. */
  public boolean isRecorded() {
    return span.isRecording();
  }

  /** Its place in the trace; the other one if nothing is recorded. */
  public @Nullable TraceContext contextOr(@Nullable TraceContext other) {
    return isRecorded() ? TraceContext.of(span.getSpanContext()) : other;
  }

  /** Says something more. */
  public TraceSpan with(Attribute attribute, @Nullable String value) {
    if (value != null) {
      span.setAttribute(attribute.key, value);
    }
    return this;
  }

  /** Says which Task it is about. */
  public TraceSpan task(@Nullable UUID task, String subscription, String verb, String resource) {
    if (isRecorded()) {
      with(Attribute.TASK, task == null ? null : task.toString());
      with(Attribute.SUBSCRIPTION, subscription);
      with(Attribute.VERB, verb).with(Attribute.RESOURCE, resource);
    }
    return this;
  }

  /** Ends it, and says what became of it. */
  public void end(String outcome) {
    with(Attribute.OUTCOME, outcome);
    span.end();
  }

  /** The span of a batch: as long as it is open, log lines of its thread have its trace id. */
  public static final class OfBatch implements AutoCloseable {
    /** Nothing is recorded. */
    public static final OfBatch NONE = new OfBatch(TraceSpan.NONE, Scope.noop());

    private final TraceSpan span;
    private final Scope scope;

    private OfBatch(TraceSpan span, Scope scope) {
      this.span = span;
      this.scope = scope;
    }

    @SuppressWarnings("MustBeClosedChecker") // It is closed with this.
    static OfBatch of(Span span) {
      return span.isRecording() ? new OfBatch(new TraceSpan(span), span.makeCurrent()) : NONE;
    }

    /** Says something more. */
    public void with(Attribute attribute, String value) {
      span.with(attribute, value);
    }

    @Override
    public void close() {
      scope.close();
      span.span.end();
    }
  }
}
