package io.emgadapter.command.doctor;

import io.emgadapter.start.SettingsReport;
import io.emgadapter.subscription.UnusableSettings.Wrong;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The service's own settings as a start would read them, with nothing started: no web server, no
 * consumer, no migration. A part is made only when somebody asks for it. Closed, it is gone.
 */
public final class ServiceSettings implements AutoCloseable {
  private static final String NO_SCRIPTS = "--spring.sql.init.mode=never";

  private final SettingsReport report = new SettingsReport();
  private final ConfigurableApplicationContext context;

  private ServiceSettings(List<Class<?>> sources, List<String> arguments) {
    SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setApplicationContextFactory(
        _ -> new AnnotationConfigApplicationContext(new MadeWhenAskedFor()));
    application.setRegisterShutdownHook(false);
    application.addInitializers(this::keepStill);
    this.context =
        application.run(
            Stream.concat(arguments.stream(), Stream.of(NO_SCRIPTS)).toArray(String[]::new));
  }

  /**
   * Reads them.
   *
   * @param sources the application, as a start has it
   * @param arguments settings of the command line, as {@code --name=value}
   * @throws RuntimeException where they cannot even be read, such as a file that is no YAML
   */
  public static ServiceSettings read(List<Class<?>> sources, List<String> arguments) {
    return new ServiceSettings(sources, arguments);
  }

  private void keepStill(ConfigurableApplicationContext starting) {
    GenericApplicationContext beans = (GenericApplicationContext) starting;
    report.register(beans.getBeanFactory());
    beans.registerBean(
        AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME,
        LifecycleProcessor.class,
        NothingStarts::new);
    beans.registerBean(
        "noMigration",
        FlywayMigrationStrategy.class,
        () -> _ -> {},
        definition -> definition.setPrimary(true));
  }

  /** What is wrong with them by the rules of a start. */
  List<Wrong> wrong() {
    return report.wrong();
  }

  /**
   * A part of the adapter.
   *
   * @throws RuntimeException where the settings do not allow it to be made
   */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  ConfigurableEnvironment environment() {
    return context.getEnvironment();
  }

  @Override
  public void close() {
    context.close();
  }

  /** Makes nothing by itself. */
  private static final class MadeWhenAskedFor extends DefaultListableBeanFactory {
    @Override
    public void preInstantiateSingletons() {
      // A meter, or a question about health, would have everything made.
    }
  }

  /** Starts nothing and stops nothing. */
  private static final class NothingStarts implements LifecycleProcessor {
    @Override
    public void onRefresh() {
      // Nothing is to run.
    }

    @Override
    public void onClose() {
      // Nothing runs.
    }

    @Override
    public void start() {
      // Nothing is to run.
    }

    @Override
    public void stop() {
      // Nothing runs.
    }

    @Override
    public boolean isRunning() {
      return false;
    }
  }
}
