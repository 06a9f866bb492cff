package io.emgadapter.sight;

import io.emgadapter.work.Failures;
import io.emgadapter.work.Outage;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Says in the log when the collector of traces takes no spans, and when it takes them again. */
@Component
final class CollectorWatch implements BeanPostProcessor {
  private static final Duration LOGGED_EVERY = Duration.ofDays(1);

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof SpanExporter exporter ? new Watched(exporter) : bean;
  }

  /** Sends as the other one does, and tells how that went. */
  static final class Watched implements SpanExporter {
    private final SpanExporter exporter;
    private final Outage outage =
        new Outage(
            new Outage.Log(LoggerFactory.getLogger(CollectorWatch.class), Map.of()),
            "The collector of traces",
            "spans are dropped, and nothing waits for them",
            LOGGED_EVERY);

    Watched(SpanExporter exporter) {
      this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      CompletableResultCode result = exporter.export(spans);
      return result.whenComplete(() -> {
        if (result.isSuccess()) {
          outage.over();
        } else {
          outage.seen(why(result.getFailureThrowable()));
        }
      });
    }

    private static String why(@Nullable Throwable failure) {
      return failure == null ? "it does not take them" : Failures.kind(failure);
    }

    @Override
    public CompletableResultCode flush() {
      return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
      return exporter.shutdown();
    }
  }
}
