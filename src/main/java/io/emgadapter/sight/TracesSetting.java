package io.emgadapter.sight;

import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Has OpenTelemetry off, with all its threads, as long as nobody says where its collector is. It
 * looks when all settings are read, those that come as {@code OTEL_…} variables too, and says what
 * it says as a default that any setting overrides.
 */
final class TracesSetting implements EnvironmentPostProcessor, Ordered {
  private static final Map<String, Object> OFF =
      Map.of(
          "management.opentelemetry.enabled",
          false,
          "management.tracing.exemplars.include",
          "none");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    boolean collected =
        Stream.of(
                "management.opentelemetry.tracing.export.otlp.endpoint",
                "management.opentelemetry.logging.export.otlp.endpoint")
            .anyMatch(environment::containsProperty);
    if (!collected) {
      environment.getPropertySources().addLast(new MapPropertySource("traces off", OFF));
    }
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
