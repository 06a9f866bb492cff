package io.emgadapter.start;

import io.emgadapter.EmgAdapter;
import io.emgadapter.subscription.UnusableSettings;
import io.emgadapter.subscription.UnusableSettings.Wrong;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Starts of the adapter that end before anything is opened. */
final class Starts {
  private final Map<String, Object> variables = new HashMap<>();
  private final List<String> arguments = new ArrayList<>();
  private final Map<String, Object> settings =
      new HashMap<>(
          Map.of(
              "spring.main.banner-mode", "off",
              "server.port", "0",
              "spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/none",
              "emg.subscriptions.default.source", "ACME"));

  Starts with(String setting, Object value) {
    settings.put(setting, value);
    return this;
  }

  Starts without(String setting) {
    settings.remove(setting);
    return this;
  }

  Starts withVariable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** As on the command line, which counts more than any file. */
  Starts withArgument(String setting, Object value) {
    arguments.add("--" + setting + "=" + value);
    return this;
  }

  /** Ends a start whose settings were judged. */
  static class AfterJudging {
    @Bean
    static BeanFactoryPostProcessor afterJudging() {
      return _ -> {
        throw new IllegalStateException("judged");
      };
    }
  }

  /** Judges settings that are good, and opens nothing. */
  void judge() {
    Assertions.assertThat(failure(AfterJudging.class)).hasMessage("judged");
  }

  /** What is said to be wrong with the settings. */
  List<Wrong> refusal() {
    Throwable failure = failure();
    return ((UnusableSettings) NestedExceptionUtils.getMostSpecificCause(failure)).all();
  }

  private Throwable failure(Class<?>... more) {
    SpringApplication application = new SpringApplication(EmgAdapter.class);
    application.addPrimarySources(List.of(more));
    application.setDefaultProperties(settings);
    application.setRegisterShutdownHook(false);
    application.addInitializers(context ->
        context
            .getEnvironment()
            .getPropertySources()
            .replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables)));
    Throwable failure =
        Assertions.catchThrowable(() -> application.run(arguments.toArray(String[]::new)).close());
    Assertions.assertThat(failure).isNotNull();
    return failure;
  }
}
