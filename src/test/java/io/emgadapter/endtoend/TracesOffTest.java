package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.sight.Traces;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An adapter without a collector records nothing, and hands on what requests bring. */
@ExtendWith(SharedAdapter.Lending.class)
class TracesOffTest {
  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

  private final SharedAdapter adapter;

  TracesOffTest(SharedAdapter adapter) {
    this.adapter = adapter;
  }

  @Test
  void withoutACollectorThereIsNothingThatCouldRecordASpan() {
    assertThat(adapter.context.getBean(Traces.class).isOn()).isFalse();
    assertThat(adapter.context.getBeansOfType(SdkTracerProvider.class)).isEmpty();
    assertThat(adapter.context.getBeansOfType(SpanProcessor.class)).isEmpty();
  }

  @Test
  void theEventsOfARequestCarryTheTraceThatItCameWith() {
    adapter.upstream.send(
        WorkRequests.smartHands("with-trace").getBytes(UTF_8),
        message -> {
          message.setHeader("traceparent", PARENT);
          message.setHeader("tracestate", "itsm=7");
        });
    JsonNode end = adapter.upstream.await("with-trace", "request.completed");

    assertThat(end.path("traceparent").asString()).isEqualTo(PARENT);
    assertThat(end.path("tracestate").asString()).isEqualTo("itsm=7");
    assertThat(adapter.upstream.traces()).containsEntry(end.path("id").asString(), PARENT);
  }

  @Test
  void byHttpToo() {
    adapter.http.send(
        "/work-requests",
        WorkRequests.smartHands("http-trace"),
        "traceparent",
        PARENT,
        "tracestate",
        "itsm=8");
    JsonNode end = adapter.upstream.await("http-trace", "request.completed");

    assertThat(end.path("traceparent").asString()).isEqualTo(PARENT);
    assertThat(end.path("tracestate").asString()).isEqualTo("itsm=8");
  }

  @Test
  void aTraceThatIsNoneMakesNoDifference() {
    adapter.upstream.send(
        WorkRequests.smartHands("no-trace").getBytes(UTF_8),
        message -> {
          message.setHeader("traceparent", "canary description");
          message.setHeader("tracestate", 7);
        });
    JsonNode end = adapter.upstream.await("no-trace", "request.completed");

    assertThat(end.has("traceparent")).isFalse();
    assertThat(end.at("/data/outcome").asString()).isEqualTo("ACKNOWLEDGED");
  }
}
