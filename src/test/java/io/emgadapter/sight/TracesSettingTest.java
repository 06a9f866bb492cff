package io.emgadapter.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.support.EnvironmentPostProcessorApplicationListener;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class TracesSettingTest {
  private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

  private static boolean areOn(Map<String, Object> settings) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    new TracesSetting()
        .onApplicationEvent(
            new ApplicationEnvironmentPreparedEvent(
                new DefaultBootstrapContext(),
                new SpringApplication(),
                new String[0],
                environment));
    return environment.getProperty("management.opentelemetry.enabled", Boolean.class, true);
  }

  @Test
  void tracesAreOnWhereTheirCollectorIsNamed() {
    assertThat(areOn(Map.of(ENDPOINT, "http://collector:4318/v1/traces"))).isTrue();
    assertThat(areOn(Map.of())).isFalse();
    assertThat(areOn(Map.of(ENDPOINT, " "))).isFalse();
  }

  @Test
  void theyAreOffWhereTheirExportIs() {
    for (String export : List.of("management.tracing.export", "management.tracing.export.otlp")) {
      assertThat(areOn(Map.of(ENDPOINT, "http://collector", export + ".enabled", false))).isFalse();
    }
  }

  /** So that the variables {@code OTEL_…} count, which Spring Boot maps last of all. */
  @Test
  void itLooksWhenSpringBootHasReadAllSettings() {
    List<String> inOrder =
        new SpringApplication()
            .getListeners().stream().map(each -> each.getClass().getName()).toList();
    assertThat(inOrder)
        .containsSubsequence(
            EnvironmentPostProcessorApplicationListener.class.getName(),
            TracesSetting.class.getName());
  }
}
