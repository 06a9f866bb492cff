package io.emgadapter.sight;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.sight.CollectorWatch.Watched;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CollectorWatchTest {
  private boolean isThere;
  private final Object watched =
      new CollectorWatch().postProcessAfterInitialization(new Collector(), "exporter");

  private final class Collector implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      return isThere
          ? CompletableResultCode.ofSuccess()
          : CompletableResultCode.ofExceptionalFailure(new IOException("canary"));
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  @Test
  void aCollectorThatIsDownIsOneLineWhenThatBeginsAndOneWhenItEnds(CapturedOutput output) {
    Watched exporter = (Watched) watched;
    for (int batch = 0; batch < 100; batch++) {
      assertThat(exporter.export(List.of()).isSuccess()).isFalse();
    }
    isThere = true;
    assertThat(exporter.export(List.of()).isSuccess()).isTrue();
    exporter.export(List.of());

    assertThat(output.toString().lines().filter(line -> line.contains("collector of traces")))
        .hasSize(2);
    assertThat(output)
        .contains("The collector of traces is out of reach")
        .contains("The collector of traces is in reach again")
        .doesNotContain("canary");
  }
}
