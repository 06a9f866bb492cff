package io.emgadapter.sight;

import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Has OpenTelemetry off, with all its threads, as long as nobody says where the collector of traces
 * is. It looks when all settings are read, those that Spring Boot maps from {@code OTEL_…}
 * variables too, and says what it says as a default that any setting overrides.
 */
final class TracesSetting
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
  private static final Map<String, Object> OFF =
      Map.of(
          "management.opentelemetry.enabled",
          false,
          "management.tracing.exemplars.include",
          "none");

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    ConfigurableEnvironment environment = event.getEnvironment();
    if (!areCollected(environment)) {
      environment.getPropertySources().addLast(new MapPropertySource("traces off", OFF));
    }
  }

  private static boolean areCollected(ConfigurableEnvironment environment) {
    boolean exports =
        environment.getProperty("management.tracing.export.enabled", Boolean.class, true);
    return environment.getProperty("management.tracing.export.otlp.enabled", Boolean.class, exports)
        && StringUtils.hasText(
            environment.getProperty("management.opentelemetry.tracing.export.otlp.endpoint"));
  }

  /** After Spring Boot's own listener, which reads the settings. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
